using System.Globalization;
using System.Runtime.CompilerServices;
using AefVideo.Core.Errors;
using AefVideo.Core.Files;
using AefVideo.Core.Imaging;
using AefVideo.Pipeline.Media;
using FFMpegCore;

namespace AefVideo.Pipeline.Sinks;

/// <summary>
/// Writes frames to a video file through an ffmpeg of its own, which takes everything else (sound, subtitles, chapters, metadata) from the input file.
/// Time stamps stay as they are. The file gets its name when it is complete; until then it has a temporary one in the same folder.
/// </summary>
public sealed class FfmpegSink : IFrameSink
{
    private readonly MediaDescription _input;
    private readonly OutputFile _output;
    private readonly long _shift;
    private readonly FfmpegWriter _writer;
    private readonly double _degrees;
    private readonly EncoderSettings _settings;
    private long _frames;
    private bool _finished;

    private FfmpegSink(MediaDescription input, OutputFile output, OutputContainer container, VideoEncoder encoder, EncoderSettings settings, StreamPlan streams, FfmpegProgram ffmpeg, MediaLimits limits, List<string> warnings)
    {
        _input = input;
        _settings = settings;
        _output = output;
        _degrees = container.KeepsRotation ? input.RotationDegrees : 0;
        Encoder = encoder.Name;
        Warnings = warnings;

        // NUT has no negative times. A whole number of seconds, so that ffmpeg takes off exactly what was put on.
        var start = input.StartTime < input.VideoStartTime ? input.StartTime : input.VideoStartTime;
        var early = Math.Max(0, (long)Math.Ceiling(-start.TotalSeconds) + 1);
        var seconds = start < TimeSpan.FromSeconds(1) ? early * Math.Max(1, input.TimeBase.Numerator) : 0;
        _shift = checked(seconds * input.TimeBase.Denominator / input.TimeBase.Numerator);

        var turn = container.KeepsRotation ? QuarterTurn.None : input.Rotation;
        var rate = input.NominalFrameRate.Numerator > 0 ? input.NominalFrameRate : input.AverageFrameRate;
        _writer = new(new(input.Format, input.TimeBase, input.SampleAspectRatio, rate), Explain);
        _writer.Start(
            pipe => FFMpegArguments
                .FromPipeInput(pipe, options => options.WithCustomArgument(PipeOptions(encoder, seconds)))
                .AddFileInput(
                    FfmpegArgument.File(input.Path), verifyExists: false,
                    options => options.WithCustomArgument($"-itsoffset {Seconds(-input.StartTime)} -protocol_whitelist file{(NeedsStreams(streams) ? "" : " -nofind_stream_info")}"))
                .OutputToFile(
                    FfmpegArgument.File(output.TemporaryPath), overwrite: true,
                    options => options.WithCustomArgument(OutputOptions(encoder, ffmpeg, container, streams, turn))),
            limits.ChildMemory);
    }

    /// <inheritdoc />
    public string Name => "encode";

    /// <summary>ffmpeg's name of the video encoder, such as "libx264".</summary>
    public string Encoder { get; }

    /// <summary>Full path of the file that will be written.</summary>
    public string OutputPath => _output.FinalPath;

    /// <summary>What the output cannot keep of the input, and other things that the user should know.</summary>
    public IReadOnlyList<string> Warnings { get; }

    /// <summary>ffmpeg's command line, for curious users.</summary>
    public string Arguments => _writer.Arguments;

    /// <summary>As <see cref="CreateAsync(MediaDescription, string, EncoderSettings, MediaLimits, CancellationToken)" />, within <see cref="MediaLimits.Default" />.</summary>
    public static Task<FfmpegSink> CreateAsync(MediaDescription input, string outputPath, EncoderSettings settings, CancellationToken cancellation) =>
        CreateAsync(input, outputPath, settings, MediaLimits.Default, cancellation);

    /// <summary>Checks that the output can be made, makes its temporary file and starts ffmpeg, which is ready by the time the first frame comes.</summary>
    /// <param name="input">The file whose frames will come.</param>
    /// <param name="outputPath">The extension decides on the container.</param>
    /// <param name="settings">Codec, quality, speed.</param>
    /// <param name="limits">Bounds ffmpeg's memory.</param>
    /// <param name="cancellation">Stops the questions to ffmpeg.</param>
    /// <exception cref="UsageException">The name, the codec or the quality cannot be meant.</exception>
    /// <exception cref="MediaException">The folder cannot be written.</exception>
    /// <exception cref="EnvironmentException">ffmpeg or an encoder is missing.</exception>
    public static async Task<FfmpegSink> CreateAsync(MediaDescription input, string outputPath, EncoderSettings settings, MediaLimits limits, CancellationToken cancellation)
    {
        var container = OutputContainer.Of(outputPath);
        var codec = container.Choose(settings.Codec);
        if (FileIdentity.AreSame(input.Path, outputPath)) throw new UsageException($"{outputPath}: is the input itself; write to another name.");

        var ffmpeg = await FfmpegProgram.FindAsync(cancellation).ConfigureAwait(false);
        var streams = new StreamPlan(input, container, ffmpeg);
        var warnings = streams.Warnings;
        var encoder = await new VideoEncoderChoice(ffmpeg, settings, input.Format, codec).FindAsync(warnings, cancellation).ConfigureAwait(false);
        if (PadsToEven(encoder, input.Format))
        {
            warnings.Add(
                $"{encoder.Name} needs even sides for this chroma layout: the picture of {input.Format.Width}×{input.Format.Height} gets its last column or row twice.");
        }
        if (!container.KeepsRotation && input.RotationDegrees % 90 != 0)
            warnings.Add($"{container.Name} cannot hold a rotation of {input.RotationDegrees:0.#}°; the picture is turned to the nearest quarter.");

        var output = new OutputFile(outputPath, settings.Overwrite);
        try
        {
            return new(input, output, container, encoder, settings, streams, ffmpeg, limits, warnings);
        }
        catch
        {
            output.Dispose();
            throw;
        }
    }

    /// <inheritdoc />
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder))]
    public async ValueTask WriteAsync(Frame frame, CancellationToken cancellation)
    {
        try
        {
            await _writer.WriteFrameAsync(frame.Timestamp + _shift, frame.Picture.Memory, cancellation).ConfigureAwait(false);
        }
        catch (MediaException)
        {
            await AbandonAsync().ConfigureAwait(false);
            throw;
        }
        _frames++;
    }

    /// <inheritdoc />
    public async ValueTask FinishAsync(PipelineOutcome outcome, CancellationToken cancellation)
    {
        if (_finished) return;
        _finished = true;
        if (outcome != PipelineOutcome.Completed)
        {
            await AbandonAsync().ConfigureAwait(false);
            return;
        }
        if (_frames == 0)
        {
            await AbandonAsync().ConfigureAwait(false);
            throw new MediaException($"{_input.Path}: gave no frames, so there is nothing to write to {OutputPath}.");
        }
        try
        {
            await _writer.FinishAsync(cancellation).ConfigureAwait(false);
            if (_degrees != 0) IsoTrackMatrix.Rotate(_output.TemporaryPath, _degrees, _input.Format.Width, _input.Format.Height);
            _output.Commit();
        }
        catch (IOException exception)
        {
            throw new MediaException($"{OutputPath}: cannot be finished, {exception.Message}", exception);
        }
        finally
        {
            await AbandonAsync().ConfigureAwait(false);
        }
    }

    /// <summary>Ends ffmpeg if it still runs and removes the temporary file if the output was not finished.</summary>
    public async ValueTask DisposeAsync()
    {
        _finished = true;
        await _writer.DisposeAsync().ConfigureAwait(false);
        _output.Dispose();
    }

    private static bool PadsToEven(VideoEncoder encoder, PictureFormat format) => encoder.NeedsEvenSize
        && ((encoder.Layout is PixelLayout.Yuv420 or PixelLayout.Yuv422 && format.Width % 2 != 0) || (encoder.Layout == PixelLayout.Yuv420 && format.Height % 2 != 0));

    // Repeats the last column or row: black would bleed into the picture.
    private static string EvenSize(VideoEncoder encoder, PictureFormat format, QuarterTurn turn)
    {
        var lies = turn is QuarterTurn.Clockwise90 or QuarterTurn.Clockwise270;
        var (width, height) = lies ? (format.Height, format.Width) : (format.Width, format.Height);
        var (right, bottom) = (width % 2, encoder.Layout == PixelLayout.Yuv420 || lies ? height % 2 : 0);
        return string.Create(CultureInfo.InvariantCulture, $"pad={width + right}:{height + bottom},fillborders=right={right}:bottom={bottom}:mode=smear");
    }

    // Options of the pipe are given to its decoder, which puts the tags on every frame: no filter guesses, no sample is converted.
    private string PipeOptions(VideoEncoder encoder, long shiftSeconds)
    {
        var options = $"-hide_banner -nostats -loglevel repeat+level+error {encoder.Device} -copyts -f nut -thread_queue_size 4"
            + $" -itsoffset {Seconds(-_input.StartTime - TimeSpan.FromSeconds(shiftSeconds))}";
        var color = _input.Color;
        if (color.Range is not null) options += $" -color_range {color.Range}";
        if (color.Space is not null and not "gbr") options += $" -colorspace {color.Space}";
        if (color.Primaries is not null) options += $" -color_primaries {color.Primaries}";
        if (color.Transfer is not null) options += $" -color_trc {color.Transfer}";
        if (color.ChromaLocation is not null) options += $" -chroma_sample_location {color.ChromaLocation}";
        return options;
    }

    private string OutputOptions(VideoEncoder encoder, FfmpegProgram ffmpeg, OutputContainer container, StreamPlan streams, QuarterTurn turn)
    {
        var filters = new List<string>();
        if (turn != QuarterTurn.None)
        {
            filters.Add(turn switch
            {
                QuarterTurn.Clockwise90 => "transpose=clock",
                QuarterTurn.Clockwise270 => "transpose=cclock",
                _ => "hflip,vflip",
            });
        }
        if (PadsToEven(encoder, _input.Format)) filters.Add(EvenSize(encoder, _input.Format, turn));
        if (encoder.Upload.Length > 0) filters.Add($"format={encoder.PixelFormat},{encoder.Upload}");

        var options = $"{KeepStart()}{streams.Options} -map_metadata 1 -map_chapters 1";
        if (_settings.Threads is { } threads) options += string.Create(CultureInfo.InvariantCulture, $" -threads:v {threads}");
        if (filters.Count > 0) options += $" -filter:v {FfmpegArgument.Quote(string.Join(',', filters))}";
        options += $" -c:v {encoder.Name} {encoder.Options}";
        if (encoder.Upload.Length == 0) options += $" -pix_fmt {encoder.PixelFormat}";
        options += $" {ffmpeg.PassthroughOption} -enc_time_base {_input.TimeBase} -max_muxing_queue_size 9999";
        if (container.IsIsoMedia)
        {
            var flags = _input.Tags.Keys.Any(name => name.StartsWith("com.", StringComparison.Ordinal)) ? "+faststart+use_metadata_tags" : "+faststart";
            options += $" -movflags {flags} -video_track_timescale {_input.TimeBase.Denominator}";
            if (encoder.Name.Contains("hevc", StringComparison.Ordinal) || encoder.Name == "libx265") options += " -tag:v hvc1";
        }
        return $"{options} -f {container.Muxer}";
    }

    // What clips without sound have for the output stands in their header, where the header is known to be complete: no picture has to be decoded to learn about the streams,
    // which is a sixth of a start.
    private bool NeedsStreams(StreamPlan streams) => streams.CopiesStreams || !(_input.Container.StartsWith("mov,", StringComparison.Ordinal) || _input.Container.StartsWith("matroska,", StringComparison.Ordinal));

    // For containers whose times may jump (transport and program streams), ffmpeg takes the start of the streams that are used for the start of the
    // file: sound that begins after the video would be moved to it. So the video is used, too: its packets go to an output that is nothing.
    private string KeepStart() => _input.Container is "mpegts" or "mpeg" or "ogg"
        ? string.Create(CultureInfo.InvariantCulture, $"-map 1:{_input.Video.Index} -c copy -f null - ")
        : "";

    private string Explain(FfmpegLog log)
    {
        if (log.Mentions("No space left on device")) return $"{OutputPath}: cannot be written, the disk is full; nothing was left behind.";
        return log.Mentions("av_interleaved_write_frame")
            ? $"{OutputPath}: cannot be written, since sound or subtitles of {_input.Path} are damaged and cannot be copied ({log.Cause()}); repair the file first: ffmpeg -i INPUT -c:v copy OUTPUT.mkv"
            : $"{OutputPath}: the encoder {Encoder} failed: {log.Cause()}.";
    }

    private async Task AbandonAsync()
    {
        await _writer.AbandonAsync().ConfigureAwait(false);
        _output.Dispose();
    }

    private static string Seconds(TimeSpan time) => time.TotalSeconds.ToString("0.000000", CultureInfo.InvariantCulture);
}
