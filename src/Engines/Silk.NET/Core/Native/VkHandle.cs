namespace Silk.NET.Core.Native;

/// <summary>A Vulkan handle of pointer size.</summary>
public struct VkHandle(nint handle)
{
    public nint Handle = handle;
}
