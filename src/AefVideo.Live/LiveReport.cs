using AefVideo.Pipeline.Jobs;
using AefVideo.Protection;
using AefVideo.Protection.Refinement;

namespace AefVideo.Live;

/// <summary>What a live run did.</summary>
public sealed record LiveReport
{
    /// <summary>Where the pictures were from.</summary>
    public required string Source { get; init; }

    /// <summary>Columns.</summary>
    public required int Width { get; init; }

    /// <summary>Rows.</summary>
    public required int Height { get; init; }

    /// <summary>Why it ended.</summary>
    public required LiveEnd End { get; init; }

    /// <summary>From the first frame to the end.</summary>
    public required TimeSpan Elapsed { get; init; }

    /// <summary>Frames that went out, slates included.</summary>
    public required long Frames { get; init; }

    /// <summary>Of them, a second.</summary>
    public double FramesPerSecond => Elapsed > TimeSpan.Zero ? Frames / Elapsed.TotalSeconds : 0;

    /// <summary>Pictures that were let go because something newer was there.</summary>
    public required long Dropped { get; init; }

    /// <summary>Frames that did not show protected faces.</summary>
    public required GapReport Gaps { get; init; }

    /// <summary>How often the source was lost.</summary>
    public required long Outages { get; init; }

    /// <summary>How often it came back.</summary>
    public required long Reconnects { get; init; }

    /// <summary>Over all sinks.</summary>
    public required LatencyReport Latency { get; init; }

    /// <summary>Each sink.</summary>
    public required IReadOnlyList<SinkReport> Sinks { get; init; }

    /// <summary>Who was seen.</summary>
    public required FaceCount Faces { get; init; }

    /// <summary>How far pictures were changed.</summary>
    public required ProtectionMeasure Measure { get; init; }

    /// <summary>The parts of the pipeline.</summary>
    public required IReadOnlyList<PartReport> Parts { get; init; }

    /// <summary>Faults that were survived.</summary>
    public required long Faults { get; init; }

    /// <summary>The newest of them, or what ended the run, in a sentence.</summary>
    public string? Fault { get; init; }

    /// <summary>The sound; null where there was none.</summary>
    public SoundReport? Sound { get; init; }

    /// <summary>The refinement; null where there was none.</summary>
    public RefinementSnapshot? Refinement { get; init; }

    /// <summary>Where the refined perturbation was saved.</summary>
    public string? SavedRefined { get; init; }

    /// <summary>Processor time of this process, without ffmpeg's.</summary>
    public required TimeSpan Processor { get; init; }
}
