using AefVideo.Core.Imaging;
using AefVideo.Live.Capture;
using AefVideo.Live.Publishing;
using AefVideo.Pipeline.Media;
using AefVideo.Pipeline.Sinks;
using AefVideo.Pipeline.Sources;
using AefVideo.Pipeline.Stages;

namespace AefVideo.Live;

/// <summary>What a session is put together of. Tests put in parts that fail.</summary>
internal sealed record LiveParts
{
    /// <summary>As users call the source.</summary>
    public required string Source { get; init; }

    /// <summary>Of all pictures.</summary>
    public required PictureFormat Format { get; init; }

    /// <summary>Frames a second of most pictures.</summary>
    public required Ratio Rate { get; init; }

    /// <summary>Makes the source, and makes it again.</summary>
    public required Func<IFrameSource> Open { get; init; }

    /// <summary>How the source is held on to.</summary>
    public CaptureOptions Capture { get; init; } = new();

    /// <summary>Finds the faces.</summary>
    public required IFrameStage Track { get; init; }

    /// <summary>Protects them.</summary>
    public required IFrameStage Protect { get; init; }

    /// <summary>What to do about gaps.</summary>
    public GapPolicy OnGap { get; init; }

    /// <summary>When a frame is late.</summary>
    public PublisherOptions Publisher { get; init; } = new();

    /// <summary>For each sink: as users call it, how it is opened, how it is held on to.</summary>
    public required IReadOnlyList<(string Name, Func<CancellationToken, Task<IFrameSink>> Open, LaneOptions Options)> Sinks { get; init; }
}
