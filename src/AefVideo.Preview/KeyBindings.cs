using AefVideo.Preview.Rendering;
using Silk.NET.Input;

namespace AefVideo.Preview;

/// <summary>All keys.</summary>
internal static class KeyBindings
{
    private const float StrengthStep = 0.05f;
    private static readonly TimeSpan s_leap = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan s_longLeap = TimeSpan.FromSeconds(10);

    /// <summary>In the order of the help.</summary>
    public static IReadOnlyList<KeyBinding> All { get; } =
    [
        new(Key.Space, "Space", "play or pause", (session, _) => session.Player.IsPaused = !session.Player.IsPaused),
        new(Key.Period, ". ,", "one frame on, one back", (session, _) => session.Player.Step(1)),
        new(Key.Comma, "", "", (session, _) => session.Player.Step(-1)),
        new(Key.Right, "Left Right", "a second back, on", (session, _) => session.Leap(s_leap)),
        new(Key.Left, "", "", (session, _) => session.Leap(-s_leap)),
        new(Key.PageDown, "PgUp PgDn", "ten seconds back, on", (session, _) => session.Leap(s_longLeap)),
        new(Key.PageUp, "", "", (session, _) => session.Leap(-s_longLeap)),
        new(Key.Home, "Home", "to the beginning", (session, _) => session.Player.Seek(TimeSpan.Zero)),
        new(Key.LeftBracket, "[ ]", "slower, faster", (session, _) => session.ChangeSpeed(-1)),
        new(Key.RightBracket, "", "", (session, _) => session.ChangeSpeed(1)),
        new(Key.L, "L", "loop or stop at the end", (session, _) => session.ToggleLoop()),

        new(Key.Number1, "1 – 5", "panels, split, difference, perturbation, grid", (session, _) => session.State.Layout = PreviewLayout.Panels),
        new(Key.Number2, "", "", (session, _) => session.State.Layout = PreviewLayout.Split),
        new(Key.Number3, "", "", (session, _) => session.State.Layout = PreviewLayout.Difference),
        new(Key.Number4, "", "", (session, _) => session.State.Layout = PreviewLayout.Perturbation),
        new(Key.Number5, "", "", (session, _) => session.State.Layout = PreviewLayout.Grid),
        new(Key.Tab, "Tab", "next layout (Shift: the one before)", (session, shift) => session.ChangeLayout(shift ? -1 : 1)),
        new(Key.X, "X", "compare protection or forgeries", (session, _) => session.TogglePair()),
        new(Key.Equal, "- =", "show differences smaller, larger", (session, _) => session.State.ChangeGain(1)),
        new(Key.Minus, "", "", (session, _) => session.State.ChangeGain(-1)),
        new(Key.Z, "Z", "zoom to the face", (session, _) => session.State.IsZoomed = !session.State.IsZoomed),

        new(Key.Up, "Down Up", "weaker, stronger perturbation", (session, _) => session.State.Strength += StrengthStep),
        new(Key.Down, "", "", (session, _) => session.State.Strength -= StrengthStep),
        new(Key.P, "P", "protection off and on", (session, _) => session.ToggleProtection()),
        new(Key.G, "G", "next generator (Shift: the one before)", (session, shift) => session.ChangeForger(shift ? -1 : 1)),
        new(Key.E, "E", "next edit (Shift: the one before)", (session, shift) => session.ChangeEdit(shift ? -1 : 1)),
        new(Key.N, "N", "forge the next face", (session, _) => session.ChangeFace()),

        new(Key.K, "K", "mark faces and key points", (session, _) => session.State.ShowsFaces = !session.State.ShowsFaces),
        new(Key.I, "I", "numbers beside the pictures", (session, _) => session.State.ShowsNumbers = !session.State.ShowsNumbers),
        new(Key.U, "U", "nothing but pictures", (session, _) => session.State.ShowsInterface = !session.State.ShowsInterface),
        new(Key.F, "F  F11", "full screen", (session, _) => session.ToggleFullScreen()),
        new(Key.F11, "", "", (session, _) => session.ToggleFullScreen()),
        new(Key.S, "S", "save the window as PNG", (session, _) => session.SaveSnapshot()),
        new(Key.R, "R", "record the view, or stop recording", (session, _) => session.ToggleRecording()),
        new(Key.F5, "F5", "compile the shaders again", (session, _) => session.ReloadShaders()),
        new(Key.H, "H", "this help", (session, _) => session.State.ShowsHelp = !session.State.ShowsHelp),
        new(Key.Escape, "Esc", "leave help, full screen, program", (session, _) => session.Leave()),
        new(Key.Q, "Q", "quit", (session, _) => session.Quit()),
    ];

    /// <summary>Does what a key does.</summary>
    /// <returns>Whether it does anything.</returns>
    public static bool Press(PreviewSession session, Key key, bool isShifted)
    {
        foreach (var binding in All)
        {
            if (binding.Key != key) continue;
            binding.Act(session, isShifted);
            return true;
        }
        return false;
    }
}
