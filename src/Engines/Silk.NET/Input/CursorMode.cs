namespace Silk.NET.Input;

/// <summary>What becomes of the pointer over the window.</summary>
public enum CursorMode
{
    Normal = 0,
    Hidden = 1,
    Disabled = 2,
    Raw = 3,
}
