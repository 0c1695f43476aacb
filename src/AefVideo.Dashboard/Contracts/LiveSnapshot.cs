namespace AefVideo.Dashboard.Contracts;

/// <summary>How a live run stands at one moment.</summary>
public sealed record LiveSnapshot
{
    /// <summary>Since the start.</summary>
    public required TimeSpan Elapsed { get; init; }

    /// <summary>Where the pictures are from, in a few words: <c>/dev/video0</c>, <c>test</c>.</summary>
    public required string Source { get; init; }

    /// <summary>How things stand, in a word: <c>running</c>, <c>reconnecting</c>, <c>stopping</c>.</summary>
    public required string State { get; init; }

    /// <summary>Width of the picture in pixels; 0 before it is known.</summary>
    public int Width { get; init; }

    /// <summary>Height of the picture in pixels; 0 before it is known.</summary>
    public int Height { get; init; }

    /// <summary>Frames that went out in the last second or so, per second.</summary>
    public double FramesPerSecond { get; init; }

    /// <summary>Frames that went out since the start.</summary>
    public long Frames { get; init; }

    /// <summary>Frames that were let go because something newer was there.</summary>
    public long Drops { get; init; }

    /// <summary>Frames that were blanked or marked because their faces could not be protected or checked.</summary>
    public long Gaps { get; init; }

    /// <summary>Faces in the newest frame.</summary>
    public int Faces { get; init; }

    /// <summary>Added latency, capture to sink, that half of the frames do not exceed.</summary>
    public TimeSpan LatencyP50 { get; init; }

    /// <summary>Added latency that 95 % of the frames do not exceed.</summary>
    public TimeSpan LatencyP95 { get; init; }

    /// <summary>Added latency that 99 % of the frames do not exceed.</summary>
    public TimeSpan LatencyP99 { get; init; }

    /// <summary>What the perturbation is multiplied with, 0 to 1.</summary>
    public float Strength { get; init; } = 1;

    /// <summary>Whether the picture is paused.</summary>
    public bool IsPaused { get; init; }

    /// <summary>Whether the picture is blanked on request.</summary>
    public bool IsBlank { get; init; }

    /// <summary>Every sink.</summary>
    public IReadOnlyList<SinkSnapshot> Sinks { get; init; } = [];

    /// <summary>The refinement; null where there is none in this run.</summary>
    public RefinementView? Refinement { get; init; }
}
