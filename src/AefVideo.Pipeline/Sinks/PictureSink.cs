using System.Globalization;
using System.Runtime.CompilerServices;
using AefVideo.Core.Errors;
using AefVideo.Core.Files;
using AefVideo.Core.Imaging;
using AefVideo.Pipeline.Media;
using FFMpegCore;

namespace AefVideo.Pipeline.Sinks;

/// <summary>
/// Writes pictures that come from no file (a rendered view) to a video without sound, through an ffmpeg of its own. Time stamps stay as they are.
/// The file gets its name when it is complete; until then it has a temporary one in the same folder.
/// </summary>
public sealed class PictureSink : IFrameSink
{
    private readonly PictureFormat _format;
    private readonly TimeBase _timeBase;
    private readonly OutputFile _output;
    private readonly FfmpegWriter _writer;
    private long _frames;
    private bool _finished;

    private PictureSink(PictureFormat format, TimeBase timeBase, Ratio rate, OutputFile output, OutputContainer container, VideoEncoder encoder, FfmpegProgram ffmpeg)
    {
        _format = format;
        _timeBase = timeBase;
        _output = output;
        Encoder = encoder.Name;
        _writer = new(new(format, timeBase, new(1, 1), rate), Explain);
        _writer.Start(pipe => FFMpegArguments
            .FromPipeInput(pipe, options => options.WithCustomArgument(PipeOptions(encoder)))
            .OutputToFile(FfmpegArgument.File(output.TemporaryPath), overwrite: true, options => options.WithCustomArgument(OutputOptions(encoder, container, ffmpeg))));
    }

    /// <inheritdoc />
    public string Name => "encode";

    /// <summary>ffmpeg's name of the video encoder, such as "libx264".</summary>
    public string Encoder { get; }

    /// <summary>Full path of the file that will be written.</summary>
    public string OutputPath => _output.FinalPath;

    /// <summary>Checks that the output can be made, makes its temporary file and starts ffmpeg.</summary>
    /// <param name="format">Of every picture: 4:2:0 with even sides, since every encoder takes that.</param>
    /// <param name="timeBase">Unit of the frames' time stamps.</param>
    /// <param name="rate">Frames per second of most frames, for the encoder's rate control.</param>
    /// <param name="path">The extension decides on the container.</param>
    /// <param name="settings">Codec, quality, speed.</param>
    /// <param name="cancellation">Stops the questions to ffmpeg.</param>
    /// <exception cref="UsageException">The name, the codec or the quality cannot be meant.</exception>
    /// <exception cref="MediaException">The folder cannot be written.</exception>
    /// <exception cref="EnvironmentException">ffmpeg or an encoder is missing.</exception>
    public static async Task<PictureSink> CreateAsync(
        PictureFormat format, TimeBase timeBase, Ratio rate, string path, EncoderSettings settings, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(format);
        ArgumentNullException.ThrowIfNull(settings);
        if (format.Layout != PixelLayout.Yuv420 || format.Width % 2 != 0 || format.Height % 2 != 0)
            throw new ArgumentException($"Pictures are encoded from 4:2:0 with even sides, not from {format.Layout} of {format.Width}×{format.Height}.", nameof(format));
        var container = OutputContainer.Of(path);
        var codec = container.Choose(settings.Codec);
        var ffmpeg = await FfmpegProgram.FindAsync(cancellation).ConfigureAwait(false);
        var encoder = await new VideoEncoderChoice(ffmpeg, settings, format, codec).FindAsync([], cancellation).ConfigureAwait(false);
        var output = new OutputFile(path, settings.Overwrite);
        try
        {
            return new(format, timeBase, rate, output, container, encoder, ffmpeg);
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
            await _writer.WriteFrameAsync(frame.Timestamp, frame.Picture.Memory, cancellation).ConfigureAwait(false);
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
        try
        {
            if (outcome != PipelineOutcome.Completed) return;
            if (_frames == 0) throw new MediaException($"{OutputPath}: no picture came, so there is nothing to write.");
            await _writer.FinishAsync(cancellation).ConfigureAwait(false);
            _output.Commit();
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

    private string PipeOptions(VideoEncoder encoder)
    {
        var matrix = _format.Matrix == ColorMatrix.Bt709 ? "bt709" : "smpte170m";
        return $"-hide_banner -nostats -loglevel repeat+level+error {encoder.Device} -f nut -thread_queue_size 4 -color_range {(_format.FullRange ? "pc" : "tv")} -colorspace {matrix} -color_primaries {matrix} -color_trc {matrix}";
    }

    private string OutputOptions(VideoEncoder encoder, OutputContainer container, FfmpegProgram ffmpeg)
    {
        var options = "-map 0:v:0";
        if (encoder.Upload.Length > 0) options += $" -filter:v format={encoder.PixelFormat},{encoder.Upload}";
        options += $" -c:v {encoder.Name} {encoder.Options}";
        if (encoder.Upload.Length == 0) options += $" -pix_fmt {encoder.PixelFormat}";
        options += $" {ffmpeg.PassthroughOption} -enc_time_base {_timeBase}";
        if (container.IsIsoMedia) options += string.Create(CultureInfo.InvariantCulture, $" -movflags +faststart -video_track_timescale {_timeBase.Denominator}");
        return $"{options} -f {container.Muxer}";
    }

    private string Explain(FfmpegLog log) => log.Mentions("No space left on device")
        ? $"{OutputPath}: cannot be written, the disk is full; nothing was left behind."
        : $"{OutputPath}: the encoder {Encoder} failed: {log.Cause()}.";

    private async Task AbandonAsync()
    {
        await _writer.AbandonAsync().ConfigureAwait(false);
        _output.Dispose();
    }
}
