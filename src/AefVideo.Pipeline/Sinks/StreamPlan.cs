using System.Globalization;
using System.Text;
using AefVideo.Pipeline.Media;

namespace AefVideo.Pipeline.Sinks;

/// <summary>
/// What becomes of every stream of the input: the video comes from us, sound is copied, subtitles are copied or turned from text to text,
/// the rest is copied where the container can hold it. Streams keep their order.
/// </summary>
internal sealed class StreamPlan
{
    private static readonly HashSet<string> TextSubtitles = ["subrip", "ass", "ssa", "webvtt", "mov_text", "text", "srt", "microdvd", "subviewer", "sami", "realtext", "eia_608"];

    // True of the old stream only; written anew or told in another way.
    private static readonly string[] StaleTags = ["encoder", "duration", "rotate", "vendor_id", "alpha_mode", "bps", "number_of_", "_statistics", "source_id"];
    private readonly MediaDescription _input;
    private readonly OutputContainer _container;
    private readonly FfmpegProgram _ffmpeg;
    private readonly StringBuilder _maps = new();
    private readonly StringBuilder _codecs = new();
    private int _outputs;

    public StreamPlan(MediaDescription input, OutputContainer container, FfmpegProgram ffmpeg)
    {
        _input = input;
        _container = container;
        _ffmpeg = ffmpeg;
        foreach (var stream in input.Streams) Add(stream);
    }

    /// <summary>ffmpeg's options, for an output whose inputs are our pipe (0) and the file (1).</summary>
    public string Options => $"{_maps}{_codecs}";

    /// <summary>Whether anything comes from the file's streams; if not, only what its header says is wanted.</summary>
    public bool CopiesStreams { get; private set; }

    /// <summary>What is lost or changed.</summary>
    public List<string> Warnings { get; } = [];

    private void Add(StreamDescription stream)
    {
        switch (stream.Kind)
        {
            case StreamKind.Video:
                if (stream.Index == _input.Video.Index) AddVideo(stream);
                break;
            case StreamKind.CoverPicture:
                Warnings.Add($"The {stream.Title} is left out, since it would show faces without protection.");
                break;
            case StreamKind.Audio:
                AddAudio(stream);
                break;
            case StreamKind.Subtitle:
                AddSubtitle(stream);
                break;
            case StreamKind.Attachment:
                if (_container.KeepsAttachments) Map(stream, "copy");
                else LeaveOut(stream);
                break;
            default:
                AddData(stream);
                break;
        }
    }

    private void AddVideo(StreamDescription stream)
    {
        _maps.Append(" -map 0:v:0");
        var number = _outputs++;
        _codecs.Append(CultureInfo.InvariantCulture, $" -disposition:{number} {(stream.Dispositions.Count > 0 ? string.Join('+', stream.Dispositions) : "0")}");
        foreach (var (name, value) in stream.Tags)
        {
            if (StaleTags.Any(stale => name.StartsWith(stale, StringComparison.OrdinalIgnoreCase))) continue;
            _codecs.Append(CultureInfo.InvariantCulture, $" -metadata:s:{number} {FfmpegArgument.Quote($"{name}={value}")}");
        }
    }

    private void AddAudio(StreamDescription stream)
    {
        if (_container.AudioCodecs.Contains(stream.Codec))
        {
            Map(stream, "copy");
            return;
        }
        var encoder = stream.Codec.Length == 0 ? null : _container.AudioFallback.FirstOrDefault(_ffmpeg.Encoders.Contains);
        if (encoder is null)
        {
            LeaveOut(stream);
            return;
        }
        Warnings.Add($"{_container.Name} cannot hold the {stream.Title}; it is encoded anew as {encoder}.");
        Map(stream, encoder);
    }

    private void AddSubtitle(StreamDescription stream)
    {
        if (_container.SubtitleCodecs.Contains(stream.Codec)) Map(stream, "copy");
        else if (TextSubtitles.Contains(stream.Codec)) Map(stream, _container.SubtitleFallback);
        else LeaveOut(stream);
    }

    private void AddData(StreamDescription stream)
    {
        // Chapters and time codes of mp4 and mov look like streams, and are written anew from the chapters and the time code tag.
        if (stream.CodecTag is "text" or "tmcd") return;
        if (_container.IsIsoMedia && stream.CodecTag == "gpmd") Map(stream, "copy");
        else LeaveOut(stream);
    }

    private void Map(StreamDescription stream, string codec)
    {
        CopiesStreams = true;
        _maps.Append(CultureInfo.InvariantCulture, $" -map 1:{stream.Index}");
        _codecs.Append(CultureInfo.InvariantCulture, $" -c:{_outputs++} {codec}");
    }

    private void LeaveOut(StreamDescription stream) => Warnings.Add($"{_container.Name} cannot hold the {stream.Title}; it is left out.");
}
