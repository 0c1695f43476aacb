namespace Silk.NET.Core.Native;

/// <summary>A Vulkan handle of 64 bits.</summary>
public struct VkNonDispatchableHandle(ulong handle)
{
    public ulong Handle = handle;
}
