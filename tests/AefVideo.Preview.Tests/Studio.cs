using AefVideo.Core.Errors;
using AefVideo.Core.Imaging;
using AefVideo.Preview;
using AefVideo.Preview.Platform;
using AefVideo.Preview.Playback;
using AefVideo.Protection;

namespace AefVideo.Tests;

/// <summary>A preview without a window, of the seeded test picture with a seeded perturbation and seeded forgers: it depends on nothing that will change.</summary>
internal static class Studio
{
    public const int Width = 960;
    public const int Height = 540;

    private static readonly (string Name, string Title)[] s_forgers = [("stargan", "StarGAN"), ("attentiongan", "AttentionGAN"), ("attgan", "AttGAN"), ("hisd", "HiSD")];

    /// <summary>Coarse, so that it is seen in pictures of a small face.</summary>
    public static Perturbation Perturbation { get; } = Perturbation.Random(32, 0.1f, 7);

    public static SeededForger[] Forgers() => [.. s_forgers.Select((forger, i) => new SeededForger(forger.Name, forger.Title, 20 + i))];

    public static IFootage Footage(double seconds = 60) => new TestFootage(new(640, 360, PixelLayout.Yuv420, ColorMatrix.Bt709), 5, TimeSpan.FromSeconds(seconds));

    public static PreviewSetup Setup(IFootage? footage = null) => new()
    {
        Footage = footage ?? Footage(),
        Perturbation = Perturbation,
        Forgers = Forgers(),
        Shaders = SharedFiles.InRepository("shaders"),
        HidesTimings = true,
    };

    /// <summary>Runs something with a session on a render thread; skips the running test where there is no OpenGL.</summary>
    public static Task RunAsync(Func<OffscreenHost, Task> act, int width = Width, int height = Height, PreviewSetup? setup = null) => RenderThread.RunAsync(async () =>
    {
        OffscreenHost host;
        try
        {
            host = OffscreenHost.Open(width, height, setup ?? Setup());
        }
        catch (EnvironmentException exception) when (exception.Message.Contains("EGL", StringComparison.Ordinal))
        {
            Assert.Skip($"needs EGL without a display: {exception.Message}");
            throw;
        }
        await using (host) await act(host);
    });

    /// <summary>Draws the frame at a second of the footage, with its forgeries.</summary>
    public static async Task<Picture> ShootAsync(OffscreenHost host, double second = 1)
    {
        await host.StepAsync(TimeSpan.Zero, isForging: false, TestContext.Current.CancellationToken);
        await host.StepAsync(TimeSpan.FromSeconds(second), isForging: true, TestContext.Current.CancellationToken);
        host.Draw();
        return host.Read();
    }
}
