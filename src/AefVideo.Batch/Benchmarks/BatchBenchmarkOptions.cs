namespace AefVideo.Batch.Benchmarks;

/// <summary>What <see cref="BatchBenchmark" /> measures.</summary>
public sealed record BatchBenchmarkOptions
{
    /// <summary>The program and first arguments with which this program starts itself.</summary>
    public required IReadOnlyList<string> Program { get; init; }

    /// <summary>The clip that is scaled to 1280×720, 25 frames per second, given a little noise, and cut into pieces.</summary>
    public required string Clip { get; init; }

    /// <summary>How many clips.</summary>
    public int Clips { get; init; } = 8;

    /// <summary>Playing time of each. A clip of FaceForensics++ has some 500 frames.</summary>
    public TimeSpan Duration { get; init; } = TimeSpan.FromSeconds(20);

    /// <summary>Rounds; in each, every contender runs once.</summary>
    public int Rounds { get; init; } = 3;

    /// <summary>Entries of the journal with which a restart is timed.</summary>
    public int Entries { get; init; } = 100_000;
}
