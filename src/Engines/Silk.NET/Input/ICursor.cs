using Silk.NET.Core;

namespace Silk.NET.Input;

/// <summary>The look of the pointer over a window.</summary>
public interface ICursor
{
    CursorType Type { get; set; }
    StandardCursor StandardCursor { get; set; }
    CursorMode CursorMode { get; set; }
    bool IsConfined { get; set; }

    /// <summary>The point of <see cref="Image"/> that points, in pixels from the left.</summary>
    int HotspotX { get; set; }

    int HotspotY { get; set; }

    /// <summary>The picture of a custom pointer.</summary>
    RawImage Image { get; set; }

    bool IsSupported(CursorMode mode);
    bool IsSupported(StandardCursor standardCursor);
}
