namespace Silk.NET.Core.Contexts;

/// <summary>Something that may have a Vulkan surface.</summary>
public interface IVkSurfaceSource
{
    /// <summary>The surface, or null where the source was made without Vulkan.</summary>
    IVkSurface? VkSurface { get; }
}
