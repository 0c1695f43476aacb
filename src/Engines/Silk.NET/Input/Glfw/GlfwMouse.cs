using System.Numerics;
using Silk.NET.GLFW;
using Silk.NET.Windowing.Glfw;

namespace Silk.NET.Input.Glfw;

/// <summary>The mouse. <see cref="MouseButton"/> has GLFW's own numbers, of which it knows eight.</summary>
internal sealed unsafe class GlfwMouse : IMouse, IDisposable
{
    private const MouseButton LastButton = MouseButton.Button8;
    private readonly GlfwWindow _window;
    private readonly GlfwCursor _cursor;
    private readonly ClickRecogniser _clicks = new();
    private readonly ScrollWheel[] _wheels = new ScrollWheel[1];
    private bool _hasScrolled;

    public GlfwMouse(GlfwWindow window)
    {
        _window = window;
        _cursor = new GlfwCursor(window);
        _clicks.Click += (button, position) => Click?.Invoke(this, button, position);
        _clicks.DoubleClick += (button, position) => DoubleClick?.Invoke(this, button, position);
        window.MouseButton += OnButton;
        window.PointerMoved += OnMoved;
        window.Scrolled += OnScrolled;
        window.EventsProcessed += OnEventsProcessed;
    }

    public event Action<IMouse, MouseButton>? MouseDown;
    public event Action<IMouse, MouseButton>? MouseUp;
    public event Action<IMouse, MouseButton, Vector2>? Click;
    public event Action<IMouse, MouseButton, Vector2>? DoubleClick;
    public event Action<IMouse, Vector2>? MouseMove;
    public event Action<IMouse, ScrollWheel>? Scroll;

    public string Name => "Mouse (GLFW)";
    public int Index => 0;
    public bool IsConnected => true;
    public ICursor Cursor => _cursor;
    public IReadOnlyList<ScrollWheel> ScrollWheels => _wheels;
    public IReadOnlyList<MouseButton> SupportedButtons { get; }
        = [.. Enum.GetValues<MouseButton>().Where(button => button is >= MouseButton.Left and <= LastButton)];

    public int DoubleClickTime
    {
        get => _clicks.Milliseconds;
        set => _clicks.Milliseconds = value;
    }

    public int DoubleClickRange
    {
        get => _clicks.Range;
        set => _clicks.Range = value;
    }

    public Vector2 Position
    {
        get
        {
            if (!_window.IsInitialized) return Vector2.Zero;
            double x, y;
            GlfwNative.GetCursorPos(_window.Pointer, &x, &y);
            return new Vector2((float)x, (float)y);
        }

        set
        {
            if (_window.IsInitialized) GlfwNative.SetCursorPos(_window.Pointer, value.X, value.Y);
        }
    }

    public bool IsButtonPressed(MouseButton btn)
        => _window.IsInitialized && btn is >= MouseButton.Left and <= LastButton
            && GlfwNative.GetMouseButton(_window.Pointer, (int)btn) == GlfwConstants.Press;

    public void Dispose()
    {
        _window.MouseButton -= OnButton;
        _window.PointerMoved -= OnMoved;
        _window.Scrolled -= OnScrolled;
        _window.EventsProcessed -= OnEventsProcessed;
        _cursor.Dispose();
    }

    private void OnButton(int index, bool isDown)
    {
        var button = (MouseButton)index;
        if (!isDown)
        {
            MouseUp?.Invoke(this, button);
            return;
        }

        MouseDown?.Invoke(this, button);
        _clicks.Press(button, Position);
    }

    private void OnMoved(double x, double y) => MouseMove?.Invoke(this, new Vector2((float)x, (float)y));

    private void OnScrolled(double x, double y)
    {
        _hasScrolled = true;
        _wheels[0] = new ScrollWheel((float)x, (float)y);
        Scroll?.Invoke(this, _wheels[0]);
    }

    private void OnEventsProcessed()
    {
        if (!_hasScrolled) _wheels[0] = default;
        _hasScrolled = false;
        _clicks.Expire();
    }
}
