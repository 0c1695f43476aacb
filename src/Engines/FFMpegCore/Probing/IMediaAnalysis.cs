using FFMpegCore.Builders.MetaData;

namespace FFMpegCore;

/// <summary>What ffprobe says about a file.</summary>
public interface IMediaAnalysis
{
    /// <summary>The longest of the durations of the container, the first video and the first audio stream.</summary>
    TimeSpan Duration { get; }

    MediaFormat Format { get; }
    List<ChapterData> Chapters { get; }
    AudioStream? PrimaryAudioStream { get; }
    VideoStream? PrimaryVideoStream { get; }
    SubtitleStream? PrimarySubtitleStream { get; }
    List<VideoStream> VideoStreams { get; }
    List<AudioStream> AudioStreams { get; }
    List<SubtitleStream> SubtitleStreams { get; }

    /// <summary>Lines that ffprobe wrote to its standard error although it succeeded.</summary>
    IReadOnlyList<string> ErrorData { get; }
}
