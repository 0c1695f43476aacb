using Silk.NET.Core.Native;

namespace Silk.NET.Core.Contexts;

/// <summary>A window that Vulkan can draw to.</summary>
public unsafe interface IVkSurface
{
    VkNonDispatchableHandle Create<T>(VkHandle instance, T* allocator) where T : unmanaged;
    byte** GetRequiredExtensions(out uint count);
}
