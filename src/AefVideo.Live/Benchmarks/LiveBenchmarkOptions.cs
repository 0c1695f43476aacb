namespace AefVideo.Live.Benchmarks;

/// <summary>What <see cref="LiveBenchmark" /> measures.</summary>
public sealed record LiveBenchmarkOptions
{
    /// <summary>How this program is started: command and first arguments.</summary>
    public required IReadOnlyList<string> Program { get; init; }

    /// <summary>How the Python reference is started; null to leave it out.</summary>
    public IReadOnlyList<string>? Reference { get; init; }

    /// <summary>A clip with a face: a simulated camera plays it at 1280×720 and 30 frames a second.</summary>
    public required string Clip { get; init; }

    /// <summary>The perturbation, a file.</summary>
    public required string Perturbation { get; init; }

    /// <summary>How long each contender runs.</summary>
    public TimeSpan Duration { get; init; } = TimeSpan.FromSeconds(20);

    /// <summary>How often all contenders take their turn.</summary>
    public int Rounds { get; init; } = 3;

    /// <summary>Whether this program is measured with its refinement beside it, too.</summary>
    public bool Refine { get; init; }
}
