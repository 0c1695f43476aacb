using System.Diagnostics;
using Silk.NET.Maths;
using Silk.NET.Windowing;

namespace AefVideo.Tests;

/// <summary>Windows for the tests.</summary>
internal static class Windows
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    /// <summary>A small window whose loop does not hang on a screen refresh.</summary>
    public static WindowOptions Small => WindowOptions.Default with
    {
        Size = new Vector2D<int>(320, 240),
        Position = new Vector2D<int>(40, 30),
        Title = "test",
        VSync = false,
        FramesPerSecond = 200,
        UpdatesPerSecond = 200,
    };

    /// <summary>Goes round the window's loop until something is true; fails the test if it never is.</summary>
    public static void GoRoundUntil(this IWindow window, Func<bool> isTrue)
    {
        var clock = Stopwatch.StartNew();
        while (!isTrue())
        {
            Assert.True(clock.Elapsed < Patience, "what was waited for did not happen");
            window.DoEvents();
            window.DoUpdate();
            window.DoRender();
        }
    }
}
