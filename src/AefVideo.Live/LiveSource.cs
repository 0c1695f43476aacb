using AefVideo.Core.Errors;
using AefVideo.Core.Imaging;
using AefVideo.Live.Capture;
using AefVideo.Pipeline.Cameras;
using AefVideo.Pipeline.Media;
using AefVideo.Pipeline.Sound;
using AefVideo.Pipeline.Sources;

namespace AefVideo.Live;

/// <summary>What a source's name means: how it is opened, how large its pictures are, how it is held on to.</summary>
/// <param name="Title">As users call it.</param>
/// <param name="Format">Of its pictures.</param>
/// <param name="Rate">Frames a second of most of them.</param>
/// <param name="Capture">How it is held on to.</param>
/// <param name="Open">Makes it; given where its own sound goes, and the run's time.</param>
internal sealed record LiveSource(string Title, PictureFormat Format, Ratio Rate, CaptureOptions Capture, Func<SoundTimeline?, LiveClock, IFrameSource> Open)
{
    private const string Camera = "camera";
    private const int UsualWidth = 1280;
    private const int UsualHeight = 720;

    /// <summary>Finds out.</summary>
    /// <exception cref="AefVideoException">There is no such source.</exception>
    public static async Task<LiveSource> FindAsync(LiveOptions options, CancellationToken cancellation)
    {
        var (width, height) = options.Size ?? (UsualWidth, UsualHeight);
        var source = options.Source;
        if (source == "test")
        {
            NoSound(options, "the test picture");
            var test = PortraitSource.Shipped(width, height, options.Rate);
            await test.DisposeAsync().ConfigureAwait(false);
            return new("test", test.Format, new(options.Rate, 1), new(), (_, _) => PortraitSource.Shipped(width, height, options.Rate));
        }
        if (source == Camera || source.StartsWith(Camera + ":", StringComparison.Ordinal))
        {
            NoSound(options, "a camera");
            var device = source.Length > Camera.Length + 1 ? source[(Camera.Length + 1)..] : FirstCamera();
            return Of(await AskCameraAsync(device, width, height, options, cancellation).ConfigureAwait(false), width, height, options.Rate, new() { Reconnects = true });
        }
        if (options.InputFormat is { } inputFormat)
            return Of(StreamInput.Url(source) with { InputFormat = inputFormat, Title = source, IsDevice = true }, width, height, options.Rate, new() { Reconnects = true });
        if (source.Contains("://", StringComparison.Ordinal) && !source.StartsWith("file:", StringComparison.OrdinalIgnoreCase))
            return Of(StreamInput.Url(source), width, height, options.Rate, new() { Reconnects = true });
        return await FileAsync(options, cancellation).ConfigureAwait(false);
    }

    private static async Task<LiveSource> FileAsync(LiveOptions options, CancellationToken cancellation)
    {
        var input = await MediaInspector.InspectAsync(options.Source, cancellation).ConfigureAwait(false);
        if (options.Sound is { IsInput: true } && input.Streams.All(stream => stream.Kind != StreamKind.Audio))
            throw new UsageException($"{options.Source}: has no sound; leave --audio away, or take it from a device.");
        var lies = input.Rotation is QuarterTurn.Clockwise90 or QuarterTurn.Clockwise270;
        var (width, height) = options.Size ?? (lies ? (input.Format.Height, input.Format.Width) : (input.Format.Width, input.Format.Height));
        width = Math.Max(2, width / 2 * 2);
        height = Math.Max(2, height / 2 * 2);
        var rate = input.FrameRate > 0 ? Math.Max(1, (int)Math.Round(input.FrameRate)) : options.Rate;
        if (options.IsRealtime) return Of(StreamInput.File(input.Path, options.IsLooping), width, height, rate, new());
        if (options.Sound is not null) throw new UsageException("Without --realtime a file is not played, so there is no sound to go along; leave --audio away.");
        return Of(StreamInput.File(input.Path, options.IsLooping, rate), width, height, rate, new() { KeepsAll = true });
    }

    private static LiveSource Of(StreamInput input, int width, int height, int rate, CaptureOptions capture) =>
        new(input.Title, new(width, height, PixelLayout.Yuv420, ColorMatrix.Bt709), new(rate, 1), capture with { KeepsTimes = true }, (sound, clock) => new StreamSource(input, width, height, sound, clock.Began));

    // A camera gives what it has: which of it comes nearest is found out beforehand, the rest is scaled.
    private static async Task<StreamInput> AskCameraAsync(string device, int width, int height, LiveOptions options, CancellationToken cancellation)
    {
        if (options.InputFormat is not null && options.InputFormat != StreamInput.CameraFormat) return StreamInput.Camera(device, width, height, options.Rate, options.InputFormat, options.PixelFormat);
        var cameras = await CameraList.FindAsync(cancellation).ConfigureAwait(false);
        var modes = cameras.FirstOrDefault(camera => camera.Device == device)?.Modes ?? [];
        if (options.PixelFormat is { } wanted)
        {
            if (modes.Count > 0 && modes.All(mode => mode.PixelFormat != wanted))
                throw new UsageException($"{device}: gives no {wanted}, but {string.Join(", ", modes.Select(mode => mode.PixelFormat).Distinct())}; see 'aef doctor --cameras'.");
            modes = [.. modes.Where(mode => mode.PixelFormat == wanted)];
        }
        return CameraChoice.Best(modes, width, height, options.Rate) is { } best
            ? StreamInput.Camera(device, best.Width, best.Height, (int)Math.Max(1, Math.Round(CameraChoice.BestRate(best, options.Rate))), options.InputFormat, best.PixelFormat)
            : StreamInput.Camera(device, width, height, options.Rate, options.InputFormat, options.PixelFormat);
    }

    private static void NoSound(LiveOptions options, string what)
    {
        if (options.Sound is { IsInput: true }) throw new UsageException($"--audio input: {what} has no sound; name a device, such as --audio pulse:default.");
    }

    private static string FirstCamera() => OperatingSystem.IsWindows()
        ? throw new UsageException("On Windows name the camera: --source \"camera:video=NAME\"; 'aef doctor --cameras' lists them.")
        : OperatingSystem.IsMacOS() ? "0" : "/dev/video0";
}
