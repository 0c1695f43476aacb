namespace AefVideo.Evaluation.Benchmarks.Codec;

/// <summary>The codec table.</summary>
/// <param name="Clips">What was measured on.</param>
/// <param name="Rows">By face size, rate factor, perturbation.</param>
public sealed record CodecBenchmarkResult(IReadOnlyList<CodecClip> Clips, IReadOnlyList<CodecRow> Rows);
