namespace AefVideo.Generators.Training;

/// <summary>Where a training run keeps its files, and how long it goes on.</summary>
public sealed record TrainingRunOptions
{
    /// <summary>Folder for <c>checkpoint.safetensors</c>, the network, <c>losses.png</c>, <c>losses.csv</c> and <c>samples.png</c>. A checkpoint there is gone on from.</summary>
    public required string Directory { get; init; }

    /// <summary>Time budget of this session; null: none.</summary>
    public TimeSpan? Budget { get; init; }

    /// <summary>Time between two checkpoints.</summary>
    public TimeSpan CheckpointEvery { get; init; } = TimeSpan.FromMinutes(3);

    /// <summary>Indices of the pictures in the sample grid, in the sample data.</summary>
    public IReadOnlyList<int> SampleIndices { get; init; } = [0, 1, 2, 3, 4, 5, 6, 7];
}
