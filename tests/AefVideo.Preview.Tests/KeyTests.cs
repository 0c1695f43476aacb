using AefVideo.Preview;
using AefVideo.Preview.Rendering;
using Silk.NET.Input;

namespace AefVideo.Tests;

/// <summary>Every key does what the help says.</summary>
public sealed class KeyTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public Task Every_key_is_tried_here() => With(session =>
    {
        Dictionary<Key, Func<PreviewSession, object>> effects = new()
        {
            [Key.Space] = it => it.Player.IsPaused,
            [Key.Period] = it => it.Player.IsPaused,
            [Key.Comma] = it => it.Player.IsPaused,
            [Key.Right] = it => it.Player.Position,
            [Key.Left] = it => it.Player.Position,
            [Key.PageDown] = it => it.Player.Position,
            [Key.PageUp] = it => it.Player.Position,
            [Key.Home] = it => it.Player.Position,
            [Key.LeftBracket] = it => it.Player.Speed,
            [Key.RightBracket] = it => it.Player.Speed,
            [Key.L] = it => it.Player.IsLooping,
            [Key.Number1] = it => it.State.Layout,
            [Key.Number2] = it => it.State.Layout,
            [Key.Number3] = it => it.State.Layout,
            [Key.Number4] = it => it.State.Layout,
            [Key.Number5] = it => it.State.Layout,
            [Key.Tab] = it => it.State.Layout,
            [Key.X] = it => it.State.Pair,
            [Key.Equal] = it => it.State.Gain,
            [Key.Minus] = it => it.State.Gain,
            [Key.Z] = it => it.State.IsZoomed,
            [Key.Up] = it => it.State.Strength,
            [Key.Down] = it => it.State.Strength,
            [Key.P] = it => it.State.Strength,
            [Key.G] = it => it.State.Forger,
            [Key.E] = it => it.State.Edits[it.State.Forger],
            [Key.N] = it => it.Notice ?? "",
            [Key.K] = it => it.State.ShowsFaces,
            [Key.I] = it => it.State.ShowsNumbers,
            [Key.U] = it => it.State.ShowsInterface,
            [Key.F] = it => it.Host!.IsFullScreen,
            [Key.F11] = it => it.Host!.IsFullScreen,
            [Key.F5] = it => it.Shaders.Picture,
            [Key.H] = it => it.State.ShowsHelp,
            [Key.Escape] = it => ((Host)it.Host!).IsClosed,
            [Key.Q] = it => ((Host)it.Host!).IsClosed,
        };
        // What these two do is looked at in tests of their own.
        Key[] elsewhere = [Key.S, Key.R];
        Assert.Empty(KeyBindings.All.Select(binding => binding.Key).Except(effects.Keys).Except(elsewhere));

        foreach (var (key, effect) in effects)
        {
            session.Host = new Host();
            Prepare(session, key);
            var before = effect(session);
            Assert.True(KeyBindings.Press(session, key, isShifted: false), $"{key} does nothing");
            Assert.False(Equals(before, effect(session)), $"{key} changes nothing: {before}");
        }
    });

    [Fact]
    public Task With_shift_the_order_is_reversed() => With(session =>
    {
        KeyBindings.Press(session, Key.Tab, isShifted: true);
        Assert.Equal(PreviewLayout.Grid, session.State.Layout);
        KeyBindings.Press(session, Key.G, isShifted: true);
        Assert.Equal(session.Forgers.Count - 1, session.State.Forger);
        KeyBindings.Press(session, Key.E, isShifted: true);
        Assert.Equal(1, session.State.Edits[^1]);
    });

    [Fact]
    public Task Escape_leaves_help_then_full_screen_then_the_program() => With(session =>
    {
        var host = new Host { IsFullScreen = true };
        session.Host = host;
        session.State.ShowsHelp = true;
        KeyBindings.Press(session, Key.Escape, isShifted: false);
        Assert.False(session.State.ShowsHelp);
        Assert.True(host.IsFullScreen);
        KeyBindings.Press(session, Key.Escape, isShifted: false);
        Assert.False(host.IsFullScreen);
        Assert.False(host.IsClosed);
        KeyBindings.Press(session, Key.Escape, isShifted: false);
        Assert.True(host.IsClosed);
    });

    [Fact]
    public Task A_key_without_a_meaning_is_passed_over() => With(session => Assert.False(KeyBindings.Press(session, Key.F9, isShifted: false)));

    /// <summary>So that the key has something to change.</summary>
    private static void Prepare(PreviewSession session, Key key)
    {
        session.State.Layout = key is Key.Number1 or Key.Tab ? PreviewLayout.Difference : PreviewLayout.Panels;
        session.State.Strength = key is Key.Up ? 0.5f : 1;
        session.Player.IsPaused = false;
        session.Player.Speed = 1;
        session.State.ShowsHelp = false;
        session.Player.Seek(TimeSpan.FromSeconds(20));
    }

    private static Task With(Action<PreviewSession> act) => Studio.RunAsync(async host =>
    {
        await host.StepAsync(TimeSpan.Zero, isForging: false, Cancellation);
        host.Draw();
        act(host.Session);
    });

    private sealed class Host : IPreviewHost
    {
        public bool IsFullScreen { get; set; }

        public bool IsClosed { get; private set; }

        public void Close() => IsClosed = true;
    }
}
