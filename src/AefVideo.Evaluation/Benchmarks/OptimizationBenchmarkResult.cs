namespace AefVideo.Evaluation.Benchmarks;

/// <summary>What <see cref="OptimizationBenchmark" /> found.</summary>
/// <param name="ReferenceVersion">PyTorch's version.</param>
/// <param name="Threads">Threads of either side.</param>
/// <param name="ImageSize">Height and width of the pictures, in pixels.</param>
/// <param name="Pictures">How many.</param>
/// <param name="Passes">Passes over them.</param>
/// <param name="Iterations">Iterations of a run.</param>
/// <param name="Rounds">How often each side ran.</param>
/// <param name="Generators">The ensemble.</param>
/// <param name="Comparisons">Ours, type by type.</param>
public sealed record OptimizationBenchmarkResult(
    string ReferenceVersion,
    int Threads,
    int ImageSize,
    int Pictures,
    int Passes,
    int Iterations,
    int Rounds,
    IReadOnlyList<string> Generators,
    IReadOnlyList<OptimizationComparison> Comparisons);
