namespace AefVideo.Protection.Optimization;

/// <summary>Where a run keeps its checkpoint, and how often it looks at itself.</summary>
public sealed record OptimizationRunOptions
{
    /// <summary>The checkpoint file; one that is there is gone on from, and it is removed when the run is complete. Null for none.</summary>
    public string? Checkpoint { get; init; }

    /// <summary>Time between two checkpoints.</summary>
    public TimeSpan CheckpointEvery { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>Iterations between two measurements of success rates; null for once a pass.</summary>
    public long? ProbeEvery { get; init; }

    /// <summary>Pictures that success rates are measured on during the run, the first of the training set; 0 to measure only at the end.</summary>
    public int ProbePictures { get; init; } = 4;

    /// <summary>Stop here, leaving a checkpoint, although the options ask for more; null for not.</summary>
    public long? StopAfter { get; init; }

    /// <summary>Whether to measure success rates on all training pictures at the end.</summary>
    public bool MeasuresResult { get; init; } = true;

    /// <summary>What else the perturbation's metadata shall hold.</summary>
    public IReadOnlyDictionary<string, string> Metadata { get; init; } = new Dictionary<string, string>();
}
