namespace AefVideo.Evaluation.Benchmarks;

/// <summary>What <see cref="ProtectBenchmark" /> measures.</summary>
public sealed record ProtectBenchmarkOptions
{
    /// <summary>The program and first arguments with which this program starts itself.</summary>
    public required IReadOnlyList<string> Program { get; init; }

    /// <summary>The clip that is scaled to 1280×720, 25 frames per second, and repeated.</summary>
    public required string Clip { get; init; }

    /// <summary>The perturbation to add; without one, random ±0.05.</summary>
    public string? Perturbation { get; init; }

    /// <summary>Playing time of the measured clip.</summary>
    public TimeSpan Duration { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Playing time of a second clip on which only memory is measured; null to leave that out.</summary>
    public TimeSpan? LongDuration { get; init; }

    /// <summary>Rounds; in each, every contender runs once.</summary>
    public int Rounds { get; init; } = 3;
}
