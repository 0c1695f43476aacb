using System.Numerics;
using Silk.NET.Core;
using Silk.NET.Input;
using Silk.NET.Windowing;

namespace AefVideo.Tests;

/// <summary>What a person does to a window.</summary>
[Collection(OnDisplay.Name)]
public sealed class InputTests : IDisposable
{
    private const nuint KeysymA = 'a';
    private const nuint KeysymEscape = 0xFF1B;
    private readonly XTest _hands;
    private readonly IWindow _window;
    private readonly IInputContext _input;

    public InputTests(XvfbDisplay display)
    {
        display.Require();
        _window = Window.Create(Windows.Small);
        _window.Initialize();
        _hands = XTest.Require(display.Name);
        _input = _window.CreateInput();
        _hands.Move(0, 0);
        _window.Focus();
    }

    public void Dispose()
    {
        _input.Dispose();
        _hands.Dispose();
        _window.Dispose();
    }

    [Fact]
    public void There_is_a_keyboard_and_a_mouse()
    {
        Assert.Equal(_window.Handle, _input.Handle);
        var keyboard = Assert.Single(_input.Keyboards);
        var mouse = Assert.Single(_input.Mice);
        Assert.True(keyboard.IsConnected && mouse.IsConnected);
        Assert.Contains(Key.Escape, keyboard.SupportedKeys);
        Assert.Contains(MouseButton.Left, mouse.SupportedButtons);
        Assert.Empty(_input.OtherDevices);
    }

    [Fact]
    public void Keys_go_down_and_up()
    {
        var keyboard = _input.Keyboards[0];
        var steps = new List<string>();
        var text = string.Empty;
        var scancode = 0;
        keyboard.KeyDown += (_, key, code) =>
        {
            steps.Add($"{key} down");
            scancode = code;
        };
        keyboard.KeyUp += (_, key, _) => steps.Add($"{key} up");
        keyboard.KeyChar += (_, character) => text += character;

        var keycode = _hands.Key(KeysymA, true);
        _window.GoRoundUntil(() => steps.Count >= 1 && text.Length >= 1);
        Assert.True(keyboard.IsKeyPressed(Key.A));
        Assert.True(keyboard.IsScancodePressed(scancode));
        Assert.Equal(keycode, scancode);
        _hands.Key(KeysymA, false);
        _window.GoRoundUntil(() => steps.Count >= 2);
        Assert.False(keyboard.IsKeyPressed(Key.A));
        Assert.False(keyboard.IsScancodePressed(scancode));

        _hands.Key(KeysymEscape, true);
        _hands.Key(KeysymEscape, false);
        _window.GoRoundUntil(() => steps.Count >= 4);
        Assert.Equal(["A down", "A up", "Escape down", "Escape up"], steps);
        Assert.Equal("a", text[..1]);
    }

    [Fact]
    public void The_pointer_moves()
    {
        var mouse = _input.Mice[0];
        var places = new List<Vector2>();
        mouse.MouseMove += (_, place) => places.Add(place);
        _hands.Move(_window.Position.X + 50, _window.Position.Y + 60);
        _window.GoRoundUntil(() => places.Count > 0);
        Assert.Equal(new Vector2(50, 60), places[^1]);
        Assert.Equal(new Vector2(50, 60), mouse.Position);
    }

    [Fact]
    public void Buttons_click_and_double_click()
    {
        var mouse = _input.Mice[0];
        var steps = new List<string>();
        mouse.MouseDown += (_, button) => steps.Add($"{button} down");
        mouse.MouseUp += (_, button) => steps.Add($"{button} up");
        mouse.Click += (_, button, place) => steps.Add($"{button} click {place.X} {place.Y}");
        mouse.DoubleClick += (_, button, place) => steps.Add($"{button} double click {place.X} {place.Y}");
        mouse.DoubleClickTime = 60_000;
        _hands.Move(_window.Position.X + 10, _window.Position.Y + 20);
        _hands.Button(1, true);
        _window.GoRoundUntil(() => steps.Count >= 1);
        Assert.True(mouse.IsButtonPressed(MouseButton.Left));
        _hands.Button(1, false);
        _hands.Click(1);
        _window.GoRoundUntil(() => steps.Count >= 5);
        Assert.Equal(["Left down", "Left up", "Left down", "Left double click 10 20", "Left up"], steps);
        Assert.False(mouse.IsButtonPressed(MouseButton.Left));

        steps.Clear();
        mouse.DoubleClickTime = 1;
        _hands.Click(3);
        _window.GoRoundUntil(() => steps.Contains("Right click 10 20"));
        Assert.Equal("Right down", steps[0]);
    }

    [Fact]
    public void The_wheel_turns()
    {
        var mouse = _input.Mice[0];
        var turns = new List<ScrollWheel>();
        mouse.Scroll += (_, turn) => turns.Add(turn);
        _hands.Move(_window.Position.X + 10, _window.Position.Y + 20);
        _hands.Click(4);
        _window.GoRoundUntil(() => turns.Count >= 1);
        _hands.Click(5);
        _window.GoRoundUntil(() => turns.Count >= 2);
        Assert.Equal([new ScrollWheel(0, 1), new ScrollWheel(0, -1)], turns);
        _window.GoRoundUntil(() => mouse.ScrollWheels[0] == default);
    }

    [Fact]
    public void Focus_is_reported()
    {
        var focus = new List<bool>();
        _window.FocusChanged += focus.Add;
        using var other = Window.Create(Windows.Small with { Title = "other" });
        other.Initialize();
        other.Focus();
        _window.GoRoundUntil(() => focus.Contains(false));
        _window.Focus();
        _window.GoRoundUntil(() => focus[^1]);
    }

    [Fact]
    public void The_pointer_changes_its_look()
    {
        var cursor = _input.Mice[0].Cursor;
        Assert.True(cursor.IsSupported(CursorMode.Hidden));
        Assert.True(cursor.IsSupported(StandardCursor.Hand));
        cursor.StandardCursor = StandardCursor.Hand;
        Assert.Equal(StandardCursor.Hand, cursor.StandardCursor);
        cursor.CursorMode = CursorMode.Hidden;
        Assert.Equal(CursorMode.Hidden, cursor.CursorMode);
        cursor.CursorMode = CursorMode.Normal;
        Assert.Equal(CursorMode.Normal, cursor.CursorMode);
        cursor.Type = CursorType.Custom;
        cursor.Image = new RawImage(8, 8, new byte[8 * 8 * 4]);
        (cursor.HotspotX, cursor.HotspotY) = (4, 4);
        Assert.Equal(8, cursor.Image.Width);
        cursor.Type = CursorType.Standard;
    }

    [Fact]
    public void The_clipboard_keeps_text()
    {
        var keyboard = _input.Keyboards[0];
        keyboard.ClipboardText = "höflich 🙂";
        Assert.Equal("höflich 🙂", keyboard.ClipboardText);
    }

    [Fact]
    public void A_window_that_does_not_exist_yet_has_no_input()
    {
        using var window = Window.Create(Windows.Small);
        Assert.Throws<InvalidOperationException>(window.CreateInput);
    }
}
