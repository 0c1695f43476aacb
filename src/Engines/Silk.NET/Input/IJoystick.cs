namespace Silk.NET.Input;

/// <summary>A joystick. Only what every device has: the project reads none.</summary>
public interface IJoystick : IInputDevice
{
}
