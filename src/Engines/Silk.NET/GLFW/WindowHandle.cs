namespace Silk.NET.GLFW;

/// <summary>What a pointer to a GLFW window points to; opaque.</summary>
public struct WindowHandle
{
}
