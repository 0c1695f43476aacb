using System.Diagnostics;
using System.Globalization;
using System.Runtime.CompilerServices;
using AefVideo.Core.Errors;
using AefVideo.Core.Imaging;
using AefVideo.Pipeline.Media;
using AefVideo.Pipeline.Nut;
using AefVideo.Pipeline.Sound;
using FFMpegCore;
using FFMpegCore.Pipes;

namespace AefVideo.Pipeline.Sources;

/// <summary>
/// Pictures that come when they come: of a camera, an address, a played file. ffmpeg brings them to one size. A device's are timed by their arrival, a stream's by its own times. ffmpeg is started by the
/// first read and is gone after <see cref="DisposeAsync" />. Whoever reads it has to keep up, or let frames go: a camera does not wait.
/// </summary>
public sealed class StreamSource : IFrameSource
{
    private readonly StreamInput _input;
    private readonly SoundTimeline? _sound;
    private readonly FfmpegReader _ffmpeg;
    private readonly StreamClock _clock = new();
    private readonly long _began;
    private NutReader? _reader;
    private string _passthrough = "";
    private long _frames;

    /// <param name="input">What to read.</param>
    /// <param name="width">Of the pictures that come out, even; what comes in is scaled to fit and centred.</param>
    /// <param name="height">Likewise.</param>
    /// <param name="sound">Takes the input's sound, too; null for none.</param>
    /// <param name="began">When the run began, whose time frames get: a time stamp of <see cref="Stopwatch" />; null for now.</param>
    public StreamSource(StreamInput input, int width, int height, SoundTimeline? sound = null, long? began = null)
    {
        ArgumentNullException.ThrowIfNull(input);
        if (width < 2 || height < 2 || width % 2 != 0 || height % 2 != 0)
            throw new ArgumentOutOfRangeException(nameof(width), $"Pictures of a stream have even sides, not {width}×{height}.");
        _input = input;
        _sound = sound;
        _began = began ?? Stopwatch.GetTimestamp();
        _ffmpeg = new("aef capture", Read);
        Format = new(width, height, PixelLayout.Yuv420, ColorMatrix.Bt709);
    }

    /// <inheritdoc />
    public string Name => _input.IsDevice ? "camera" : "receive";

    /// <inheritdoc />
    public PictureFormat Format { get; }

    /// <inheritdoc />
    public TimeBase TimeBase => new(1, TimeSpan.TicksPerSecond);

    /// <inheritdoc />
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    public async ValueTask<bool> ReadAsync(Frame frame, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(frame);
        if (!_ffmpeg.IsOpen && !await OpenAsync(cancellation).ConfigureAwait(false)) throw Failure();
        if (!await _ffmpeg.ReadAsync(frame, cancellation).ConfigureAwait(false))
        {
            var succeeded = await _ffmpeg.EndAsync(cancellation).ConfigureAwait(false);
            return succeeded && !_input.IsDevice && _frames > 0 ? false : throw Failure();
        }
        var arrived = Stopwatch.GetElapsedTime(_began, frame.Captured);
        frame.Time = _input.CountedRate is { } rate ? TimeSpan.FromTicks(_frames * TimeSpan.TicksPerSecond / rate)
            : _reader is { } reader ? _clock.Place(reader.Video.TimeBase.ToTime(reader.Timestamp), arrived)
            : arrived;
        frame.Timestamp = frame.Time.Ticks;
        _frames++;
        return true;
    }

    /// <summary>Ends ffmpeg, which lets go of the camera, and waits until it is gone.</summary>
    public ValueTask DisposeAsync() => _ffmpeg.DisposeAsync();

    private async ValueTask<bool> OpenAsync(CancellationToken cancellation)
    {
        if (_input.InputFormat == StreamInput.VideoForLinux && !File.Exists(_input.Address))
            throw new EnvironmentException($"{_input.Title}: there is no such camera; plug one in, name another (camera:/dev/video2), or look at 'aef doctor --cameras'.");
        _passthrough = (await FfmpegProgram.FindAsync(cancellation).ConfigureAwait(false)).PassthroughOption;
        return await _ffmpeg.OpenAsync(_input.HasTimes ? "nut" : "rawvideo", Compose, memory: 0, cancellation).ConfigureAwait(false);
    }

    private FFMpegArgumentProcessor Compose(IPipeSink pipe)
    {
        var input = FFMpegArguments.FromFileInput(FfmpegArgument.Escape(_input.Address), verifyExists: false, options => options.WithCustomArgument(InputOptions()));
        return _sound is null
            ? input.OutputToPipe(pipe, options => options.WithCustomArgument(PictureOptions()))
            // Pictures and sound by one program: two would play a looped file at two paces.
            : input.MultiOutput(outputs => outputs
                .OutputToPipe(pipe, options => options.WithCustomArgument(PictureOptions()))
                .OutputToPipe(SoundPipe.Into(_sound, _clock), options => options.WithCustomArgument($"-map 0:a:0 {SoundPipe.TimedOptions}")));
    }

    // On the thread.
    private bool Read(Stream pipe, Stream? beside, Frame frame)
    {
        var samples = frame.Picture.Memory.Span;
        if (_input.HasTimes)
        {
            if (_reader is null)
            {
                var reader = new NutReader(pipe, _input.Title);
                if (!reader.ReadHeader()) return false;
                _reader = reader;
            }
            if (!_reader.ReadFrame(samples)) return false;
            frame.Captured = Stopwatch.GetTimestamp();
            return true;
        }
        if (pipe.ReadAtLeast(samples, samples.Length, throwOnEndOfStream: false) != samples.Length) return false;
        frame.Captured = Stopwatch.GetTimestamp();
        return true;
    }

    // Without buffers of its own ffmpeg hands each picture on as it comes.
    private string InputOptions() =>
        $"-hide_banner -nostats -loglevel repeat+level+warning{(_input.IsDevice ? " -fflags nobuffer" : "")} {(_input.InputFormat is { } format ? $"-f {FfmpegArgument.Quote(format)} " : "")}{_input.InputOptions}";

    private string PictureOptions() => string.Create(
        CultureInfo.InvariantCulture,
        $"-map 0:v:0 -an -vf scale={Format.Width}:{Format.Height}:force_original_aspect_ratio=decrease:force_divisible_by=2:out_color_matrix=bt709:out_range=tv,pad={Format.Width}:{Format.Height}:-1:-1,setsar=1{(_input.CountedRate is { } rate ? $" -r {rate}" : "")} -pix_fmt yuv420p -c:v rawvideo{(_input.HasTimes ? $" {_passthrough} -enc_time_base 1/90000 -f nut" : " -f rawvideo")}");

    private MediaException Failure() => new($"{_input.Title}: the {(_input.IsDevice ? "camera gives no more pictures" : "stream cannot be read")}: {_ffmpeg.Log.Cause().Replace(_input.Address, _input.Title, StringComparison.Ordinal)}.");
}
