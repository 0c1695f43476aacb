namespace Silk.NET.Input;

/// <summary>A gamepad. Only what every device has: the project reads none.</summary>
public interface IGamepad : IInputDevice
{
}
