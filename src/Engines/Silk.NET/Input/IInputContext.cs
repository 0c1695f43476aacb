namespace Silk.NET.Input;

/// <summary>The devices that operate a view.</summary>
public interface IInputContext : IDisposable
{
    nint Handle { get; }
    IReadOnlyList<IGamepad> Gamepads { get; }
    IReadOnlyList<IJoystick> Joysticks { get; }
    IReadOnlyList<IKeyboard> Keyboards { get; }
    IReadOnlyList<IMouse> Mice { get; }
    IReadOnlyList<IInputDevice> OtherDevices { get; }

    /// <summary>Raised when a device comes (true) or goes.</summary>
    event Action<IInputDevice, bool>? ConnectionChanged;
}
