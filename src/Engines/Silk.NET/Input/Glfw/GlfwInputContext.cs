using Silk.NET.Windowing.Glfw;

namespace Silk.NET.Input.Glfw;

/// <summary>Keyboard and mouse of a GLFW window. Gamepads and joysticks are not read.</summary>
internal sealed class GlfwInputContext : IInputContext
{
    private readonly GlfwKeyboard _keyboard;
    private readonly GlfwMouse _mouse;

    public GlfwInputContext(GlfwWindow window)
    {
        Handle = window.Handle;
        _keyboard = new GlfwKeyboard(window);
        _mouse = new GlfwMouse(window);
        Keyboards = [_keyboard];
        Mice = [_mouse];
    }

    /// <summary>Keyboard and mouse are always there: this never happens.</summary>
    public event Action<IInputDevice, bool>? ConnectionChanged
    {
        add { }
        remove { }
    }

    public nint Handle { get; }
    public IReadOnlyList<IGamepad> Gamepads { get; } = [];
    public IReadOnlyList<IJoystick> Joysticks { get; } = [];
    public IReadOnlyList<IKeyboard> Keyboards { get; }
    public IReadOnlyList<IMouse> Mice { get; }
    public IReadOnlyList<IInputDevice> OtherDevices { get; } = [];

    public void Dispose()
    {
        _keyboard.Dispose();
        _mouse.Dispose();
    }
}
