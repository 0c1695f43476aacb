using Silk.NET.Core;
using Silk.NET.Maths;

namespace Silk.NET.Windowing;

/// <summary>A window of the desktop.</summary>
public interface IWindow : IWindowProperties, IWindowHost, IView
{
    IWindowHost? Parent { get; }
    IMonitor? Monitor { get; set; }
    new bool IsClosing { get; set; }

    /// <summary>Left and top thickness of the frame as origin, the difference to right and bottom as size.</summary>
    Rectangle<int> BorderSize { get; }

    event Action<Vector2D<int>>? Move;
    event Action<WindowState>? StateChanged;

    /// <summary>Raised with the paths of files dropped on the window.</summary>
    event Action<string[]>? FileDrop;

    /// <summary>Offers pictures of several sizes for the icon; none restores the default.</summary>
    void SetWindowIcon(ReadOnlySpan<RawImage> icons);
}
