namespace Silk.NET.Windowing;

/// <summary>The graphics interface a window is made for.</summary>
public enum ContextAPI
{
    None = 0,
    Vulkan = 1,
    OpenGL = 2,
    OpenGLES = 3,
}
