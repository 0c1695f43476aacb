namespace AefVideo.Evaluation.Benchmarks;

/// <summary>What <see cref="GeneratorBenchmark" /> measures.</summary>
public sealed record GeneratorBenchmarkOptions
{
    /// <summary>Program and first arguments of PyTorch's side; the number of threads is added.</summary>
    public required IReadOnlyList<string> Reference { get; init; }

    /// <summary>Names of generators, as <see cref="GeneratorBenchmark.Names" /> has them.</summary>
    public IReadOnlyList<string> Networks { get; init; } = GeneratorBenchmark.Names;

    /// <summary>Numbers of pictures in a pass.</summary>
    public IReadOnlyList<int> Batches { get; init; } = [1, 8];

    /// <summary>Height and width of the pictures, in pixels.</summary>
    public int ImageSize { get; init; } = 128;

    /// <summary>Rounds; in each, every contender has one turn of several passes.</summary>
    public int Rounds { get; init; } = 5;

    /// <summary>Threads of either side.</summary>
    public int Threads { get; init; } = Environment.ProcessorCount;
}
