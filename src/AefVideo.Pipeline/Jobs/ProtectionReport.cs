using AefVideo.Protection;

namespace AefVideo.Pipeline.Jobs;

/// <summary>What a finished job did.</summary>
public sealed record ProtectionReport
{
    /// <summary>The file that was read.</summary>
    public required string Input { get; init; }

    /// <summary>The file that was written.</summary>
    public required string Output { get; init; }

    /// <summary>The encoder as ffmpeg calls it, or the picture format.</summary>
    public required string Encoder { get; init; }

    /// <summary>Frames written.</summary>
    public required long Frames { get; init; }

    /// <summary>Who was seen and protected.</summary>
    public required FaceCount Faces { get; init; }

    /// <summary>Wall time of the whole job.</summary>
    public required TimeSpan Elapsed { get; init; }

    /// <summary>Wall time until the first frame was handed to the encoder.</summary>
    public required TimeSpan FirstFrame { get; init; }

    /// <summary>Playing time of the input; zero for a picture.</summary>
    public required TimeSpan Duration { get; init; }

    /// <summary>How far the pictures were changed, before encoding.</summary>
    public required ProtectionMeasure Measure { get; init; }

    /// <summary>What the parts of the pipeline did, in their order.</summary>
    public required IReadOnlyList<PartReport> Parts { get; init; }

    /// <summary>Faces that were not followed, as far as they were looked for.</summary>
    public FaceAudit Audit { get; init; }

    /// <summary>Damaged places that were concealed.</summary>
    public int Damages { get; init; }

    /// <summary>What the user should know: one sentence each.</summary>
    public required IReadOnlyList<string> Warnings { get; init; }
}
