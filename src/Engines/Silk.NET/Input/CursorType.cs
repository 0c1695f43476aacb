namespace Silk.NET.Input;

/// <summary>Whether the pointer has a shape of the system or a picture.</summary>
public enum CursorType
{
    Standard = 0,
    Custom = 1,
}
