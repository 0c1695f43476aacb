namespace Silk.NET.Input;

/// <summary>Something a person operates.</summary>
public interface IInputDevice
{
    string Name { get; }
    int Index { get; }
    bool IsConnected { get; }
}
