namespace Silk.NET.Core.Native;

/// <summary>A Vulkan handle of 64 bits.</summary>
public readonly struct VkNonDispatchableHandle(ulong handle)
{
    public ulong Handle { get; } = handle;
}
