namespace Silk.NET.Core.Native;

/// <summary>A Vulkan handle of pointer size.</summary>
public readonly struct VkHandle(nint handle)
{
    public nint Handle { get; } = handle;
}
