using Silk.NET.Maths;

namespace Silk.NET.Windowing.Glfw;

/// <summary>What happens to the window, as <see cref="GlfwCallbacks"/> reports it.</summary>
internal sealed unsafe partial class GlfwWindow
{
    public event Action<Vector2D<int>>? Resize;
    public event Action<Vector2D<int>>? FramebufferResize;
    public event Action? Closing;
    public event Action<bool>? FocusChanged;
    public event Action? Load;
    public event Action<double>? Update;
    public event Action<double>? Render;
    public event Action<Vector2D<int>>? Move;
    public event Action<WindowState>? StateChanged;
    public event Action<string[]>? FileDrop;

    /// <summary>Key, scan code and whether it went down; repeats are left out.</summary>
    public event Action<int, int, bool>? Key;

    /// <summary>A Unicode code point was typed.</summary>
    public event Action<uint>? Character;

    /// <summary>A button of the mouse, and whether it went down.</summary>
    public event Action<int, bool>? MouseButton;

    /// <summary>The pointer moved to a place in the window, in screen units.</summary>
    public event Action<double, double>? PointerMoved;

    /// <summary>The wheel turned, in steps to the right and up.</summary>
    public event Action<double, double>? Scrolled;

    public void OnMove(int x, int y)
    {
        _options.Position = new Vector2D<int>(x, y);
        Move?.Invoke(_options.Position);
    }

    public void OnResize(int width, int height)
    {
        _options.Size = new Vector2D<int>(width, height);
        Resize?.Invoke(_options.Size);
    }

    public void OnFramebufferResize(int width, int height) => FramebufferResize?.Invoke(new Vector2D<int>(width, height));

    public void OnClosing() => Closing?.Invoke();

    public void OnFocusChanged(bool isFocused) => FocusChanged?.Invoke(isFocused);

    public void OnStateChanged()
    {
        _options.WindowState = CurrentState;
        StateChanged?.Invoke(_options.WindowState);
    }

    public void OnFileDrop(string[] paths) => FileDrop?.Invoke(paths);

    public void OnKey(int key, int scancode, bool isDown) => Key?.Invoke(key, scancode, isDown);

    public void OnCharacter(uint codePoint) => Character?.Invoke(codePoint);

    public void OnMouseButton(int button, bool isDown) => MouseButton?.Invoke(button, isDown);

    public void OnPointerMoved(double x, double y) => PointerMoved?.Invoke(x, y);

    public void OnScrolled(double x, double y) => Scrolled?.Invoke(x, y);

    public void Close()
    {
        Closing?.Invoke();
        IsClosing = true;
    }
}
