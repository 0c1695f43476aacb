namespace Silk.NET.Input;

/// <summary>A keyboard.</summary>
public interface IKeyboard : IInputDevice
{
    IReadOnlyList<Key> SupportedKeys { get; }

    /// <summary>The text on the clipboard; empty where it holds none.</summary>
    string ClipboardText { get; set; }

    /// <summary>Raised with the key and its scan code when a key goes down; repeats are not reported.</summary>
    event Action<IKeyboard, Key, int>? KeyDown;

    event Action<IKeyboard, Key, int>? KeyUp;

    /// <summary>Raised for each UTF-16 unit of the text typed.</summary>
    event Action<IKeyboard, char>? KeyChar;

    bool IsKeyPressed(Key key);
    bool IsScancodePressed(int scancode);

    /// <summary>Asks for a screen keyboard where there is one.</summary>
    void BeginInput();

    void EndInput();
}
