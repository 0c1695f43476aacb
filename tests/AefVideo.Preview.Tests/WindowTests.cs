using AefVideo.Preview.Platform;
using AefVideo.Preview.Rendering;

namespace AefVideo.Tests;

/// <summary>A real window on an X server without a screen, with real keys.</summary>

public sealed class WindowTests(XvfbDisplay display) : IClassFixture<XvfbDisplay>
{
    private const nuint KeyTwo = 0x32;
    private const nuint KeyQ = 0x71;

    [Fact]
    public async Task A_window_plays_obeys_keys_and_closes()
    {
        display.Require();
        using var keys = XTest.Require(display.Name);
        var (frames, sawSplit) = (0, false);
        await RenderThread.RunAsync(() => WindowHost.RunAsync(
            new("AefVideo", 640, 400, false),
            device => new(device, Studio.Setup()),
            session =>
            {
                if (session.Meter.Frames == frames) return true;
                frames = (int)session.Meter.Frames;
                if (frames == 20) Press(keys, KeyTwo);
                sawSplit |= session.State.Layout is PreviewLayout.Split;
                if (sawSplit && frames > 40) Press(keys, KeyQ);
                return frames < 2000;
            },
            session =>
            {
                Assert.Equal(PreviewLayout.Split, session.State.Layout);
                Assert.True(session.Player.Shown > 0);
            },
            TestContext.Current.CancellationToken));
        Assert.True(sawSplit);
        Assert.InRange(frames, 41, 1999);
    }

    [Fact]
    public async Task Cancelling_closes_the_window()
    {
        display.Require();
        using var stop = new CancellationTokenSource();
        var hasEnded = false;
        await RenderThread.RunAsync(() => WindowHost.RunAsync(
            new("AefVideo", 320, 240, false),
            device => new(device, Studio.Setup()),
            session =>
            {
                if (session.Meter.Frames == 10) stop.Cancel();
                return session.Meter.Frames < 2000;
            },
            _ => hasEnded = true,
            stop.Token));
        Assert.True(hasEnded);
    }

    private static void Press(XTest keys, nuint key)
    {
        keys.Key(key, isDown: true);
        keys.Key(key, isDown: false);
    }
}
