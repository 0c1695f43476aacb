using Silk.NET.Core.Contexts;
using Silk.NET.Maths;

namespace Silk.NET.Windowing;

/// <summary>What can be said of every window.</summary>
public interface IWindowProperties : IViewProperties
{
    bool IsVisible { get; set; }

    /// <summary>Where the drawing area lies on the desktop.</summary>
    Vector2D<int> Position { get; set; }

    new Vector2D<int> Size { get; set; }
    string Title { get; set; }
    WindowState WindowState { get; set; }
    WindowBorder WindowBorder { get; set; }
    bool TransparentFramebuffer { get; }
    bool TopMost { get; set; }

    /// <summary>The context whose objects this window's context shares.</summary>
    IGLContext? SharedContext { get; }

    /// <summary>The name by which window managers group windows.</summary>
    string? WindowClass { get; }
}
