using System.Runtime.InteropServices;
using System.Text;
using Silk.NET.GLFW;
using Silk.NET.Windowing.Glfw;

namespace Silk.NET.Input.Glfw;

/// <summary>The keyboard. <see cref="Key"/> has GLFW's own numbers.</summary>
internal sealed unsafe class GlfwKeyboard : IKeyboard, IDisposable
{
    private readonly GlfwWindow _window;
    private readonly HashSet<int> _pressedScancodes = [];

    public GlfwKeyboard(GlfwWindow window)
    {
        _window = window;
        window.Key += OnKey;
        window.Character += OnCharacter;
    }

    public event Action<IKeyboard, Key, int>? KeyDown;
    public event Action<IKeyboard, Key, int>? KeyUp;
    public event Action<IKeyboard, char>? KeyChar;

    public string Name => "Keyboard (GLFW)";
    public int Index => 0;
    public bool IsConnected => true;
    public IReadOnlyList<Key> SupportedKeys { get; } = [.. Enum.GetValues<Key>().Distinct().Where(key => key != Key.Unknown)];

    public string ClipboardText
    {
        get => _window.IsInitialized ? Marshal.PtrToStringUTF8(GlfwNative.GetClipboardString(_window.Pointer)) ?? string.Empty : string.Empty;
        set
        {
            if (_window.IsInitialized) GlfwNative.SetClipboardString(_window.Pointer, value);
        }
    }

    public bool IsKeyPressed(Key key)
        => _window.IsInitialized && key != Key.Unknown && GlfwNative.GetKey(_window.Pointer, (int)key) == GlfwConstants.Press;

    public bool IsScancodePressed(int scancode) => _pressedScancodes.Contains(scancode);

    /// <summary>Does nothing: a desktop has no screen keyboard to show.</summary>
    public void BeginInput()
    {
    }

    /// <summary>Does nothing: a desktop has no screen keyboard to hide.</summary>
    public void EndInput()
    {
    }

    public void Dispose()
    {
        _window.Key -= OnKey;
        _window.Character -= OnCharacter;
    }

    private void OnKey(int key, int scancode, bool isDown)
    {
        if (isDown) _pressedScancodes.Add(scancode);
        else _pressedScancodes.Remove(scancode);
        (isDown ? KeyDown : KeyUp)?.Invoke(this, (Key)key, scancode);
    }

    private void OnCharacter(uint codePoint)
    {
        if (!Rune.TryCreate(codePoint, out var rune)) return;
        Span<char> units = stackalloc char[2];
        foreach (var unit in units[..rune.EncodeToUtf16(units)]) KeyChar?.Invoke(this, unit);
    }
}
