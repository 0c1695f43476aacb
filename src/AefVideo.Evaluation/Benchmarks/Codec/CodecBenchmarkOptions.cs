using AefVideo.Evaluation.Interruption;
using AefVideo.Evaluation.Verification;

namespace AefVideo.Evaluation.Benchmarks.Codec;

/// <summary>What <see cref="CodecBenchmark" /> measures.</summary>
public sealed record CodecBenchmarkOptions
{
    /// <summary>Clips with a face or more each.</summary>
    public required IReadOnlyList<string> Clips { get; init; }

    /// <summary>What is added to the faces; <see cref="Treatment.None" /> encodes only.</summary>
    public required IReadOnlyList<Treatment> Treatments { get; init; }

    /// <summary>Constant rate factors of H.264.</summary>
    public IReadOnlyList<int> RateFactors { get; init; } = [12, 18, 23, 28];

    /// <summary>Widths of the aligned face in pixels: each clip is scaled so that its median face is that wide.</summary>
    public IReadOnlyList<int> FaceSizes { get; init; } = [80, 160, 320];

    /// <summary>No more than this much of each clip, from its beginning; null for all.</summary>
    public TimeSpan? Longest { get; init; }

    /// <summary>File in which finished rows are kept, to go on from there; null for none.</summary>
    public string? Journal { get; init; }

    /// <summary>How each protected clip is verified.</summary>
    public VerificationOptions Verification { get; init; } = new();
}
