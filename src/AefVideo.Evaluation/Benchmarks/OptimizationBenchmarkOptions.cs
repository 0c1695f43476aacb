namespace AefVideo.Evaluation.Benchmarks;

/// <summary>What <see cref="OptimizationBenchmark" /> measures.</summary>
public sealed record OptimizationBenchmarkOptions
{
    /// <summary>Program and first arguments of PyTorch's side; a folder and the number of threads are added.</summary>
    public required IReadOnlyList<string> Reference { get; init; }

    /// <summary>Generator files.</summary>
    public required IReadOnlyList<string> Generators { get; init; }

    /// <summary>Folder of faces with attributes.</summary>
    public required string Data { get; init; }

    /// <summary>Part of the data; null for all.</summary>
    public int? Partition { get; init; } = 0;

    /// <summary>Pictures.</summary>
    public int Pictures { get; init; } = 16;

    /// <summary>Pictures of a batch.</summary>
    public int BatchSize { get; init; } = 8;

    /// <summary>Passes over the pictures.</summary>
    public int Passes { get; init; } = 2;

    /// <summary>Height and width of the pictures, in pixels.</summary>
    public int ImageSize { get; init; } = 128;

    /// <summary>How often each side runs.</summary>
    public int Rounds { get; init; } = 3;

    /// <summary>Threads of either side.</summary>
    public int Threads { get; init; } = Environment.ProcessorCount;

    /// <summary>Where randomness comes from, the same on both sides.</summary>
    public ulong Seed { get; init; } = 1;
}
