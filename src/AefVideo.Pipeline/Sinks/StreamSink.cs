using System.Globalization;
using System.Runtime.CompilerServices;
using AefVideo.Core.Errors;
using AefVideo.Core.Files;
using AefVideo.Core.Imaging;
using AefVideo.Pipeline.Media;
using AefVideo.Pipeline.Sound;
using FFMpegCore;
using FFMpegCore.Pipes;

namespace AefVideo.Pipeline.Sinks;

/// <summary>
/// Sends live pictures, and sound if there is any, through an ffmpeg of its own: to a file in fragments, to a network address, to a virtual camera or to standard output. Pictures are
/// timed by <see cref="Frame.Time" />, the first one being zero; sound by the same clock.
/// </summary>
public sealed class StreamSink : IFrameSink
{
    // What MPEG-TS counts in, and fine enough for everybody.
    private const int Ticks = 90_000;

    // A key frame every two seconds: what services ask for, and what a crash may cost.
    private const int KeyFrameSeconds = 2;

    // Whoever waits longer for sound than this waits for nothing.
    private static readonly TimeSpan s_soundPatience = TimeSpan.FromMilliseconds(400);

    private readonly StreamTarget _target;
    private readonly SoundTimeline? _sound;
    private readonly OutputFile? _output;
    private readonly FfmpegWriter _writer;
    private readonly byte[] _samples = new byte[4800 * SoundFormat.BytesPerSample];
    private TimeSpan? _first;
    private long _firstSample;
    private long _nextSample;
    private long _last = -1;
    private bool _isFinished;

    private StreamSink(PictureFormat format, Ratio rate, StreamTarget target, SoundTimeline? sound, OutputFile? output, VideoEncoder? encoder, FfmpegProgram ffmpeg)
    {
        _target = target;
        _sound = sound;
        _output = output;
        Encoder = encoder?.Name ?? "rawvideo";
        _writer = new(new(format, new(1, Ticks), new(1, 1), rate, sound is not null), Explain);
        _writer.Start(pipe =>
        {
            var input = FFMpegArguments.FromPipeInput(pipe, options => options.WithCustomArgument(PipeOptions(format, encoder)));
            void Options(FFMpegArgumentOptions options) => options.WithCustomArgument(OutputOptions(encoder, ffmpeg));
            return target.Kind switch
            {
                StreamTargetKind.File => input.OutputToFile(FfmpegArgument.File(output!.TemporaryPath), overwrite: true, Options),
                StreamTargetKind.StandardOutput => input.OutputToPipe(new StreamPipeSink(CopyToStandardOutputAsync), Options),
                _ => input.OutputToUrl(FfmpegArgument.Quote(target.Address), Options),
            };
        });
    }

    /// <inheritdoc />
    public string Name => _target.Title;

    /// <summary>ffmpeg's name of the video encoder.</summary>
    public string Encoder { get; }

    /// <summary>ffmpeg's command line.</summary>
    internal string Arguments => _writer.Arguments;

    /// <summary>Checks that the output can be made, and starts ffmpeg.</summary>
    /// <param name="format">Of every picture: 4:2:0 with even sides.</param>
    /// <param name="rate">Frames per second of most frames.</param>
    /// <param name="target">Where to.</param>
    /// <param name="settings">Codec, quality, speed.</param>
    /// <param name="sound">Sound to go with it; null for none. A virtual camera takes none.</param>
    /// <param name="cancellation">Stops the questions to ffmpeg.</param>
    /// <exception cref="UsageException">The name, the codec or the quality cannot be meant.</exception>
    /// <exception cref="MediaException">The folder cannot be written.</exception>
    /// <exception cref="EnvironmentException">ffmpeg, an encoder or the virtual camera is missing.</exception>
    public static async Task<StreamSink> CreateAsync(
        PictureFormat format, Ratio rate, StreamTarget target, EncoderSettings settings, SoundTimeline? sound, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(format);
        ArgumentNullException.ThrowIfNull(target);
        ArgumentNullException.ThrowIfNull(settings);
        if (format.Layout != PixelLayout.Yuv420 || format.Width % 2 != 0 || format.Height % 2 != 0)
            throw new ArgumentException($"Streams are made of 4:2:0 with even sides, not of {format.Layout} of {format.Width}×{format.Height}.", nameof(format));
        var ffmpeg = await FfmpegProgram.FindAsync(cancellation).ConfigureAwait(false);
        if (target.Kind == StreamTargetKind.VirtualCamera)
        {
            if (!File.Exists(target.Address))
                throw new EnvironmentException($"{target.Address}: there is no such virtual camera; make one first: modprobe v4l2loopback video_nr=10 card_label=AefVideo exclusive_caps=1 (package v4l2loopback-dkms).");
            return new(format, rate, target, sound: null, output: null, encoder: null, ffmpeg);
        }
        var codec = Codec(target, settings);
        var encoder = await new VideoEncoderChoice(ffmpeg, settings, format, codec).FindAsync([], cancellation).ConfigureAwait(false);
        var output = target.Kind == StreamTargetKind.File ? new OutputFile(target.Address, settings.Overwrite) : null;
        try
        {
            return new(format, rate, target, sound, output, encoder, ffmpeg);
        }
        catch
        {
            output?.Dispose();
            throw;
        }
    }

    /// <inheritdoc />
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder))]
    public async ValueTask WriteAsync(Frame frame, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(frame);
        if (_first is null)
        {
            _first = frame.Time;
            _firstSample = _nextSample = SoundFormat.SamplesIn(frame.Time);
        }
        var since = frame.Time - _first.Value;
        // Two pictures at one time are none to any muxer.
        _last = Math.Max(_last + 1, (long)(since.TotalSeconds * Ticks));
        await _writer.WriteFrameAsync(_last, frame.Picture.Memory, cancellation).ConfigureAwait(false);
        if (_sound is not null) await WriteSoundAsync(_sound, frame.Time, cancellation).ConfigureAwait(false);
    }

    /// <summary>Finishes the stream, whatever the outcome of the run: what was recorded is kept.</summary>
    /// <param name="outcome">Not looked at.</param>
    /// <param name="cancellation">Stops the wait for ffmpeg; a file keeps what it has by then.</param>
    public async ValueTask FinishAsync(PipelineOutcome outcome, CancellationToken cancellation)
    {
        if (_isFinished) return;
        _isFinished = true;
        try
        {
            if (_first is not null) await _writer.FinishAsync(cancellation).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            // Fragments need no end: the file is whole up to the last of them.
        }
        finally
        {
            await CloseAsync().ConfigureAwait(false);
        }
    }

    /// <summary>Ends ffmpeg if it still runs.</summary>
    public async ValueTask DisposeAsync()
    {
        _isFinished = true;
        await CloseAsync().ConfigureAwait(false);
        await _writer.DisposeAsync().ConfigureAwait(false);
    }

    private static VideoCodec Codec(StreamTarget target, EncoderSettings settings)
    {
        if (target.Kind == StreamTargetKind.File) return OutputContainer.Of(target.Address).Choose(settings.Codec);
        var codec = settings.Codec ?? VideoCodec.H264;
        if (codec == VideoCodec.H264 || (codec == VideoCodec.Hevc && target.Kind != StreamTargetKind.Rtmp)) return codec;
        throw new UsageException($"{target.Title}: takes h264{(target.Kind == StreamTargetKind.Rtmp ? "" : " or hevc")}, not {codec.ToString().ToLowerInvariant()}; leave --codec away.");
    }

    private async ValueTask WriteSoundAsync(SoundTimeline sound, TimeSpan now, CancellationToken cancellation)
    {
        sound.FillTo(now - s_soundPatience);
        int count;
        while ((count = sound.Read(ref _nextSample, _samples)) > 0)
            await _writer.WriteSoundAsync(_nextSample - count - _firstSample, _samples.AsMemory(0, count * SoundFormat.BytesPerSample), cancellation).ConfigureAwait(false);
    }

    private async Task CloseAsync()
    {
        await _writer.AbandonAsync().ConfigureAwait(false);
        if (_output is null) return;
        // Empty where nothing was ever written; gone where it was committed before.
        if (new FileInfo(_output.TemporaryPath) is { Exists: true, Length: > 0 }) _output.Commit();
        else _output.Dispose();
    }

    // The analysis would hold back the first second to find out what the header says.
    private static string PipeOptions(PictureFormat format, VideoEncoder? encoder)
    {
        var matrix = format.Matrix == ColorMatrix.Bt709 ? "bt709" : "smpte170m";
        return $"-hide_banner -nostats -loglevel repeat+level+error {encoder?.Device} -f nut -analyzeduration 0 -fpsprobesize 0 -thread_queue_size 8 -color_range {(format.FullRange ? "pc" : "tv")} -colorspace {matrix} -color_primaries {matrix} -color_trc {matrix}";
    }

    private string OutputOptions(VideoEncoder? encoder, FfmpegProgram ffmpeg)
    {
        if (encoder is null) return $"-map 0:v:0 {ffmpeg.PassthroughOption} -c:v rawvideo -pix_fmt yuv420p -f v4l2";
        var options = $"-map 0:v:0{(_sound is null ? "" : " -map 0:a:0")}";
        if (encoder.Upload.Length > 0) options += $" -filter:v format={encoder.PixelFormat},{encoder.Upload}";
        options += $" -c:v {encoder.Name} {encoder.Options}";
        if (encoder.Upload.Length == 0) options += $" -pix_fmt {encoder.PixelFormat}";
        if (encoder.Name == "libx264" && _target.Kind != StreamTargetKind.File) options += " -tune zerolatency";
        options += string.Create(CultureInfo.InvariantCulture, $" -force_key_frames expr:gte(t,n_forced*{KeyFrameSeconds}) {ffmpeg.PassthroughOption} -enc_time_base 1/{Ticks} -flush_packets 1");
        // A muxer waits for sound that does not come no longer than this, in microseconds.
        if (_sound is not null) options += $" {SoundOptions(ffmpeg)} -max_interleave_delta 500000";
        return options + _target.Kind switch
        {
            StreamTargetKind.File => FileOptions(encoder),
            StreamTargetKind.Rtmp => " -f flv -flvflags no_duration_filesize",
            _ => " -f mpegts -muxdelay 0 -muxpreload 0",
        };
    }

    private string FileOptions(VideoEncoder encoder)
    {
        var container = OutputContainer.Of(_target.Address);
        if (!container.IsIsoMedia) return $" -cluster_time_limit 1000 -f {container.Muxer}";
        var tag = encoder.Name.Contains("hevc", StringComparison.Ordinal) || encoder.Name == "libx265" ? " -tag:v hvc1" : "";
        // With the head written after the first fragment, it can say that reordered pictures begin at zero: otherwise sound would come before them.
        return $"{tag} -movflags +frag_keyframe+delay_moov+default_base_moof -frag_duration 1000000 -video_track_timescale {Ticks} -f {container.Muxer}";
    }

    private string SoundOptions(FfmpegProgram ffmpeg)
    {
        var isWebm = _target.Kind == StreamTargetKind.File && OutputContainer.Of(_target.Address).Muxer == "webm";
        return isWebm ? $"-c:a {(ffmpeg.Encoders.Contains("libopus") ? "libopus" : "libvorbis")} -b:a 128k" : "-c:a aac -b:a 128k";
    }

    private string Explain(FfmpegLog log)
    {
        // Addresses hold keys.
        var reason = log.Cause().Replace(_target.Address, _target.Title, StringComparison.Ordinal);
        if (log.Mentions("No space left on device")) return $"{_target.Title}: the disk is full; what was recorded until then is kept.";
        return _target.Kind switch
        {
            StreamTargetKind.File => $"{_target.Title}: cannot be written any more: {reason}; what was recorded until then is kept.",
            _ => $"{_target.Title}: the stream broke off: {reason}.",
        };
    }

    private static async Task CopyToStandardOutputAsync(Stream pipe, CancellationToken cancellation)
    {
        var output = Console.OpenStandardOutput();
        await using (output.ConfigureAwait(false)) await pipe.CopyToAsync(output, cancellation).ConfigureAwait(false);
    }
}
