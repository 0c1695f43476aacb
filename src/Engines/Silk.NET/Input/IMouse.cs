using System.Numerics;

namespace Silk.NET.Input;

/// <summary>A mouse.</summary>
public interface IMouse : IInputDevice
{
    IReadOnlyList<MouseButton> SupportedButtons { get; }

    /// <summary>How far the wheels turned during the last round of events.</summary>
    IReadOnlyList<ScrollWheel> ScrollWheels { get; }

    /// <summary>Where the pointer is in the window, in screen units from the top left.</summary>
    Vector2 Position { get; set; }

    ICursor Cursor { get; }

    /// <summary>Milliseconds between the two clicks of a double click at most.</summary>
    int DoubleClickTime { get; set; }

    /// <summary>Screen units between the two clicks of a double click, less than this on either axis.</summary>
    int DoubleClickRange { get; set; }

    event Action<IMouse, MouseButton>? MouseDown;
    event Action<IMouse, MouseButton>? MouseUp;

    /// <summary>Raised when it is clear that no second click follows.</summary>
    event Action<IMouse, MouseButton, Vector2>? Click;

    event Action<IMouse, MouseButton, Vector2>? DoubleClick;
    event Action<IMouse, Vector2>? MouseMove;
    event Action<IMouse, ScrollWheel>? Scroll;

    bool IsButtonPressed(MouseButton btn);
}
