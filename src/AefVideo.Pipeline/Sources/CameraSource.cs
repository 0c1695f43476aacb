using System.Diagnostics;
using System.Globalization;
using System.Runtime.CompilerServices;
using AefVideo.Core.Errors;
using AefVideo.Core.Imaging;
using AefVideo.Pipeline.Media;
using FFMpegCore;
using FFMpegCore.Exceptions;
using FFMpegCore.Pipes;

namespace AefVideo.Pipeline.Sources;

/// <summary>
/// The pictures of a camera (Video4Linux, by default), brought to one size by ffmpeg and timed by their arrival. ffmpeg is started by the first read and is
/// gone after <see cref="DisposeAsync" />. Whoever reads it has to keep up, or let frames go: a camera does not wait.
/// </summary>
public sealed class CameraSource : IFrameSource
{
    /// <summary>Linux's name for cameras in ffmpeg.</summary>
    public const string VideoForLinux = "v4l2";

    private readonly string _device;
    private readonly string _inputFormat;
    private readonly int _framesPerSecond;
    private readonly HeldPipe _pipe = new();
    private readonly FfmpegLog _log = new();
    private readonly CancellationTokenSource _kill = new();
    private Task? _run;
    private Stream? _stream;
    private ReaderThread? _thread;
    private Frame? _target;
    private long _opened;

    /// <param name="device">Such as <c>/dev/video0</c>.</param>
    /// <param name="width">Of the pictures that come out, even; what the camera gives is scaled to fit and centred.</param>
    /// <param name="height">Likewise.</param>
    /// <param name="framesPerSecond">What the camera is asked for.</param>
    /// <param name="inputFormat">ffmpeg's name of the kind of device.</param>
    public CameraSource(string device, int width, int height, int framesPerSecond, string inputFormat = VideoForLinux)
    {
        ArgumentException.ThrowIfNullOrEmpty(device);
        ArgumentException.ThrowIfNullOrEmpty(inputFormat);
        ArgumentOutOfRangeException.ThrowIfLessThan(framesPerSecond, 1);
        if (width < 2 || height < 2 || width % 2 != 0 || height % 2 != 0)
            throw new ArgumentOutOfRangeException(nameof(width), $"Pictures of a camera have even sides, not {width}×{height}.");
        _device = device;
        _inputFormat = inputFormat;
        _framesPerSecond = framesPerSecond;
        Format = new(width, height, PixelLayout.Yuv420, ColorMatrix.Bt709);
    }

    /// <inheritdoc />
    public string Name => "camera";

    /// <inheritdoc />
    public PictureFormat Format { get; }

    /// <inheritdoc />
    public TimeBase TimeBase => new(1, TimeSpan.TicksPerSecond);

    /// <inheritdoc />
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    public async ValueTask<bool> ReadAsync(Frame frame, CancellationToken cancellation)
    {
        if (_stream is null && !await OpenAsync(cancellation).ConfigureAwait(false)) throw await FailureAsync().ConfigureAwait(false);
        bool filled;
        // A thread that waits for a pipe is freed by the end of the program at its other end.
        using (cancellation.UnsafeRegister(static source => ((CameraSource)source!)._kill.Cancel(), this))
        {
            _target = frame;
            filled = await _thread!.ReadAsync().ConfigureAwait(false);
            _target = null;
        }
        cancellation.ThrowIfCancellationRequested();
        if (!filled) throw await FailureAsync().ConfigureAwait(false);
        frame.Time = Stopwatch.GetElapsedTime(_opened);
        frame.Timestamp = frame.Time.Ticks;
        return true;
    }

    /// <summary>Ends ffmpeg, which lets go of the camera, and waits until it is gone.</summary>
    public async ValueTask DisposeAsync()
    {
        _pipe.Release();
        await _kill.CancelAsync().ConfigureAwait(false);
        if (_run is not null) await _run.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _thread?.Dispose();
        _kill.Dispose();
    }

    private async ValueTask<bool> OpenAsync(CancellationToken cancellation)
    {
        if (_run is not null) throw new InvalidOperationException("The camera has failed before.");
        if (_inputFormat == VideoForLinux && !File.Exists(_device))
            throw new EnvironmentException($"{_device}: there is no such camera; plug one in, name another (camera:/dev/video2), or look at 'aef doctor'.");
        await FfmpegProgram.FindAsync(cancellation).ConfigureAwait(false);
        var sink = new StreamPipeSink(async (stream, exited) =>
        {
            await using var drained = new DrainedPipeStream(stream, exited);
            await _pipe.HoldAsync(drained).ConfigureAwait(false);
        });
        sink.Format = "rawvideo";
        _run = FFMpegArguments
            .FromFileInput(FfmpegArgument.Escape(_device), verifyExists: false, options => options.WithCustomArgument(InputOptions()))
            .OutputToPipe(sink, options => options.WithCustomArgument(OutputOptions()))
            .NotifyOnError(_log.Add)
            .CancellableThrough(_kill.Token)
            .ProcessAsynchronously(throwOnError: true);
        var stream = await _pipe.OpenAsync(_run, cancellation).ConfigureAwait(false);
        if (stream is null) return false;
        _stream = stream;
        _opened = Stopwatch.GetTimestamp();
        _thread = new ReaderThread("aef camera", Read);
        return true;
    }

    // On the thread.
    private bool Read()
    {
        var samples = _target!.Picture.Memory.Span;
        return _stream!.ReadAtLeast(samples, samples.Length, throwOnEndOfStream: false) == samples.Length;
    }

    // Without buffers of its own ffmpeg hands each picture on as it comes.
    private string InputOptions() => string.Create(
        CultureInfo.InvariantCulture,
        $"-hide_banner -nostats -loglevel repeat+level+warning -fflags nobuffer -f {_inputFormat}{(_inputFormat == VideoForLinux ? $" -framerate {_framesPerSecond} -video_size {Format.Width}x{Format.Height}" : "")}");

    private string OutputOptions() => string.Create(
        CultureInfo.InvariantCulture,
        $"-an -vf scale={Format.Width}:{Format.Height}:force_original_aspect_ratio=decrease:out_color_matrix=bt709:out_range=tv,pad={Format.Width}:{Format.Height}:-1:-1,setsar=1 -pix_fmt yuv420p -c:v rawvideo -f rawvideo");

    private async Task<MediaException> FailureAsync()
    {
        _pipe.Release();
        try
        {
            if (_run is not null) await _run.ConfigureAwait(false);
        }
        catch (FFMpegException)
        {
            // Its log tells more.
        }
        return new($"{_device}: the camera gives no more pictures: {_log.Cause()}.");
    }
}
