namespace Silk.NET.Windowing;

/// <summary>How much of the screen a window takes.</summary>
public enum WindowState
{
    Normal = 0,
    Minimized = 1,
    Maximized = 2,
    Fullscreen = 3,
}
