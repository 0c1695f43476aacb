namespace Silk.NET.Core.Contexts;

/// <summary>Something that has an OpenGL context, such as a window.</summary>
public interface IGLContextSource
{
    /// <summary>The context, or null where the source was made without OpenGL.</summary>
    IGLContext? GLContext { get; }
}
