using FFMpegCore.Builders.MetaData;

namespace FFMpegCore;

internal sealed class MediaAnalysis : IMediaAnalysis
{
    public required MediaFormat Format { get; init; }
    public required List<ChapterData> Chapters { get; init; }
    public required List<VideoStream> VideoStreams { get; init; }
    public required List<AudioStream> AudioStreams { get; init; }
    public required List<SubtitleStream> SubtitleStreams { get; init; }
    public required IReadOnlyList<string> ErrorData { get; init; }

    public AudioStream? PrimaryAudioStream => AudioStreams.MinBy(stream => stream.Index);
    public VideoStream? PrimaryVideoStream => VideoStreams.MinBy(stream => stream.Index);
    public SubtitleStream? PrimarySubtitleStream => SubtitleStreams.MinBy(stream => stream.Index);

    public TimeSpan Duration => new[]
    {
        Format.Duration,
        PrimaryVideoStream?.Duration ?? TimeSpan.Zero,
        PrimaryAudioStream?.Duration ?? TimeSpan.Zero,
    }.Max();
}
