namespace Silk.NET.Windowing;

/// <summary>With or without the functions that OpenGL 3.1 removed.</summary>
public enum ContextProfile
{
    Core = 0,
    Compatability = 1,
}
