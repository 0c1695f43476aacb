using System.Globalization;
using System.Runtime.CompilerServices;
using AefVideo.Core.Errors;
using AefVideo.Core.Imaging;
using AefVideo.Pipeline.Media;
using AefVideo.Pipeline.Nut;
using FFMpegCore;

namespace AefVideo.Pipeline.Sources;

/// <summary>
/// The pictures of a video file, decoded by an ffmpeg of its own, with the file's own time stamps. The pictures come through one pipe as YUV4MPEG2, which ffmpeg writes
/// straight from the decoder's memory, and their times through another, as NUT: in NUT, pictures would be copied once more, which is 0.7 hundredths of what decoding and encoding them takes.
/// ffmpeg is started by the first read and is gone after <see cref="DisposeAsync" />.
/// </summary>
public sealed class FfmpegSource : IFrameSource
{
    // NUT has no negative times, files have. Moving all by some seconds makes room for those that come before zero: reordered
    // pictures and edit lists reach back some frames, never minutes. A multiple of the time base's numerator keeps it exact.
    private const long RoomBeforeZero = 64;

    // NUT needs pictures: the least that can be cut out of any, and cutting copies nothing.
    private const int CornerSide = 2;

    private readonly MediaDescription _input;
    private readonly bool _tolerateDamage;
    private readonly TimeSpan _start;
    private readonly MediaLimits _limits;
    private readonly int? _threads;
    private readonly HeldPipe _timePipe = new();
    private readonly FfmpegReader _ffmpeg;
    private readonly byte[] _corner;
    private Yuv4MpegReader? _pictures;
    private NutReader? _times;
    private bool _sawEnd;
    private long _shift;
    private long _scale;
    private long _last = long.MinValue;
    private long _frames;
    private TimeSpan _first;

    /// <param name="input">As <see cref="MediaInspector" /> describes it.</param>
    /// <param name="tolerateDamage">
    /// Whether damaged places are concealed by the decoder and counted, instead of ending the run with a <see cref="MediaException" />.
    /// </param>
    /// <param name="start">
    /// From where on to decode, as <see cref="Frame.Time" />; zero for the beginning. The first frames may be earlier: decoding begins at a key frame.
    /// </param>
    /// <param name="limits">Bounds the video's length and ffmpeg's memory; null for <see cref="MediaLimits.Default" />.</param>
    /// <param name="threads">Threads of the decoder; null for as many as it likes.</param>
    public FfmpegSource(MediaDescription input, bool tolerateDamage = false, TimeSpan start = default, MediaLimits? limits = null, int? threads = null)
    {
        _input = input;
        _tolerateDamage = tolerateDamage;
        _start = start;
        _limits = limits ?? MediaLimits.Default;
        _threads = threads;
        _ffmpeg = new("aef decode", Read, _timePipe);
        var corner = input.Format with { Width = Math.Min(input.Format.Width, CornerSide), Height = Math.Min(input.Format.Height, CornerSide) };
        _corner = new byte[corner.ByteCount];
    }

    /// <inheritdoc />
    public string Name => "decode";

    /// <inheritdoc />
    public PictureFormat Format => _input.Format;

    /// <inheritdoc />
    public TimeBase TimeBase => _input.TimeBase;

    /// <summary>How many damaged places the decoder has reported so far.</summary>
    public int Damages => _ffmpeg.Log.DamageCount;

    /// <inheritdoc />
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    public async ValueTask<bool> ReadAsync(Frame frame, CancellationToken cancellation)
    {
        if (!_ffmpeg.IsOpen && !await OpenAsync(cancellation).ConfigureAwait(false)) throw await EndedTooSoonAsync(cancellation).ConfigureAwait(false);
        bool filled;
        try
        {
            filled = await _ffmpeg.ReadAsync(frame, cancellation).ConfigureAwait(false);
        }
        catch (MediaException) when (_pictures is { IsCutOff: true } || _times is { IsCutOff: true })
        {
            // Cut off within a frame: ffmpeg's own words say why.
            throw await EndedTooSoonAsync(cancellation).ConfigureAwait(false);
        }
        // ffmpeg conceals damage and goes on, telling of it in its log. Its own way to stop (-xerror) also stops for unclean time stamps.
        if (filled && (_tolerateDamage || _ffmpeg.Log.DamageCount == 0))
        {
            // Damaged files can hold the same time twice; encoders take growing ones only.
            _last = Math.Max(Time(_times!.Timestamp / _scale - _shift), _last + 1);
            frame.Timestamp = _last;
            frame.Time = TimeBase.ToTime(_last);
            _frames++;
            if (_frames == 1) _first = frame.Time;
            // What the header says of its length is no promise.
            if (frame.Time - _first > _limits.Duration || _frames > _limits.Frames)
                throw MediaInspector.TooLong(_input.Path, _limits, $"goes on after {_frames} frames");
            return true;
        }
        if (filled) throw Damaged();
        var succeeded = await _ffmpeg.EndAsync(cancellation).ConfigureAwait(false);
        var isWhole = succeeded && _ffmpeg.Log.DamageCount == 0;
        if (_frames == 0 || !_sawEnd || !(isWhole || _tolerateDamage)) throw await EndedTooSoonAsync(cancellation).ConfigureAwait(false);
        return false;
    }

    /// <summary>Ends ffmpeg, wherever it is, and waits until it is gone.</summary>
    public ValueTask DisposeAsync() => _ffmpeg.DisposeAsync();

    private async ValueTask<bool> OpenAsync(CancellationToken cancellation)
    {
        var program = await FfmpegProgram.FindAsync(cancellation).ConfigureAwait(false);
        return await _ffmpeg.OpenAsync(
            "yuv4mpegpipe",
            pipe => FFMpegArguments
                .FromFileInput(FfmpegArgument.File(_input.Path), verifyExists: false, options => options.WithCustomArgument(InputOptions()))
                .MultiOutput(outputs => outputs
                    .OutputToPipe(_timePipe.Sink("nut"), options => options.WithCustomArgument($"{TimeOptions} {CommonOptions(program)} -c:v rawvideo -threads:v 1 -f nut"))
                    .OutputToPipe(pipe, options => options.WithCustomArgument($"{PictureOptions()} {CommonOptions(program)} -c:v wrapped_avframe -f yuv4mpegpipe"))),
            _limits.ChildMemory, cancellation).ConfigureAwait(false);
    }

    // On the thread. A picture's time is written before it: times are the first output, and their encoder has one thread, as more would hold frames back. Whoever has read a picture does not
    // wait for its time while ffmpeg waits with the next picture.
    private bool Read(Stream pipe, Stream? timePipe, Frame frame)
    {
        if (_pictures is null)
        {
            _pictures = new(pipe, _input.Path);
            if (!_pictures.ReadHeader()) return false;
            if (_pictures.Width != Format.Width || _pictures.Height != Format.Height || _pictures.Layout != Format.Layout)
                throw new MediaException($"{_input.Path}: decodes to {_pictures.Width}×{_pictures.Height} pixels, but says {Format.Width}×{Format.Height}; the file is damaged.");
        }
        var hasPicture = _pictures.ReadFrame(frame.Picture.Memory.Span);
        if (_times is null)
        {
            _times = new(timePipe!, _input.Path);
            if (!_times.ReadHeader()) return false;
            _scale = Scale(_times.Video.TimeBase);
        }
        var hasTime = _times.ReadFrame(_corner);
        // Pictures have no mark of their end: it is a proper one where the times have one at the same place.
        _sawEnd = !hasPicture && !hasTime && _times.SawEnd;
        return hasPicture && hasTime;
    }

    // Frames without a time, which Matroska has in place of negative ones, come with times of ffmpeg's own, long before the file's beginning. They
    // are shown one after the other from that beginning.
    private long Time(long timestamp)
    {
        var start = _input.StartTime < _input.VideoStartTime ? _input.StartTime : _input.VideoStartTime;
        if (TimeBase.ToTime(timestamp) >= start - TimeSpan.FromSeconds(1)) return timestamp;
        if (_last == long.MinValue) return (long)(start.TotalSeconds * TimeBase.Denominator / TimeBase.Numerator);
        var rate = _input.NominalFrameRate.Numerator > 0 ? _input.NominalFrameRate : _input.AverageFrameRate;
        return _last + (rate.Value > 0 ? (long)(TimeBase.Denominator / (TimeBase.Numerator * rate.Value)) : 1);
    }

    private string InputOptions() => string.Create(
        CultureInfo.InvariantCulture,
        $"-hide_banner -nostats -loglevel repeat+level+warning -copyts -itsoffset {ShiftSeconds()}{SeekOptions()} -noautorotate -protocol_whitelist file{(_threads is { } threads ? $" -threads {threads}" : "")}");

    // Exact seeking would compare the moved times with the place that is sought; who seeks lets the frames before it go.
    private string SeekOptions()
    {
        // Files may begin before zero; from the beginning nothing is sought.
        var place = _start - _input.StartTime;
        return _start > TimeSpan.Zero && place > TimeSpan.Zero ? string.Create(CultureInfo.InvariantCulture, $" -noaccurate_seek -ss {place.TotalSeconds:0.000000}") : "";
    }

    private static string TimeOptions => string.Create(CultureInfo.InvariantCulture, $"-vf crop=w=min(iw\\,{CornerSide}):h=min(ih\\,{CornerSide}):x=0:y=0:exact=1");

    private string PictureOptions() => StoredLayout.Of(_input.StoredPixelFormat) is { IsRgb: true }
        ? $"-vf scale=out_color_matrix={(Format.Matrix == ColorMatrix.Bt709 ? "bt709" : "bt601")}:out_range=tv,format={_input.DecodedPixelFormat}"
        : "";

    // Each packet is handed on at once: of tiny pictures ffmpeg would keep hundreds, while their times fill the other pipe.
    private string CommonOptions(FfmpegProgram ffmpeg) =>
        $"-map 0:{_input.Video.Index} -map_metadata -1 -map_chapters -1 -pix_fmt {_input.DecodedPixelFormat} {ffmpeg.PassthroughOption} -enc_time_base {TimeBase} -avoid_negative_ts disabled -flush_packets 1";

    private long ShiftSeconds()
    {
        var seconds = RoomBeforeZero + Math.Max(0, (long)Math.Ceiling(-_input.VideoStartTime.TotalSeconds));
        // A numerator of thousands is a frame rate such as 1001/30000; one of millions would move everything by weeks.
        if (TimeBase.Numerator is > 1 and < 100_000) seconds *= TimeBase.Numerator;
        _shift = checked(seconds * TimeBase.Denominator / TimeBase.Numerator);
        return seconds;
    }

    // NUT's muxer takes a finer time base when the given one is coarse, a whole multiple of it.
    private long Scale(TimeBase nut)
    {
        var (ticks, rest) = Int128.DivRem((Int128)TimeBase.Numerator * nut.Denominator, (Int128)TimeBase.Denominator * nut.Numerator);
        if (rest != 0 || ticks <= 0) throw new MediaException($"{_input.Path}: its times in units of {TimeBase} s came out of ffmpeg in units of {nut} s.");
        return (long)ticks;
    }

    private async Task<MediaException> EndedTooSoonAsync(CancellationToken cancellation)
    {
        var succeeded = await _ffmpeg.EndAsync(cancellation).ConfigureAwait(false);
        if (_ffmpeg.Log.DamageCount > 0 && !_tolerateDamage) return Damaged();
        if (succeeded && _frames == 0) return new($"{_input.Path}: no frame of its video could be decoded.");
        return new($"{_input.Path}: decoding stopped {Place}, ffmpeg ended unexpectedly: {_ffmpeg.Log.Cause()}.");
    }

    private MediaException Damaged() => new($"{_input.Path}: is damaged {Place} ({_ffmpeg.Log.Damage.Replace($"file:{_input.Path}: ", "", StringComparison.Ordinal)}); allow damage to conceal it and go on (--keep-going).");

    private string Place => _frames == 0 ? "from its beginning" : $"after {TimeBase.ToTime(_last).ToString("hh\\:mm\\:ss\\.fff", CultureInfo.InvariantCulture)}";
}
