namespace AefVideo.Evaluation.Benchmarks;

/// <summary>What <see cref="GeneratorBenchmark" /> found.</summary>
/// <param name="ReferenceVersion">PyTorch's version.</param>
/// <param name="Threads">Threads of either side.</param>
/// <param name="ImageSize">Height and width of the pictures, in pixels.</param>
/// <param name="Rounds">How many turns each contender had.</param>
/// <param name="Comparisons">Generator by generator.</param>
/// <param name="Sums">All four generators forward on one face; empty where not all were measured with a batch of one.</param>
/// <param name="Differences">Generator by generator, how far the two sides' results lie apart.</param>
public sealed record GeneratorBenchmarkResult(
    string ReferenceVersion,
    int Threads,
    int ImageSize,
    int Rounds,
    IReadOnlyList<GeneratorComparison> Comparisons,
    IReadOnlyList<GeneratorSum> Sums,
    IReadOnlyList<GeneratorDifference> Differences);
