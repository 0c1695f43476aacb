namespace AefVideo.Generators.Data;

/// <summary>How far the reading of a <see cref="FaceDataset" /> has come.</summary>
/// <param name="Done">Pictures read or skipped so far; never falls.</param>
/// <param name="Total">Pictures to read.</param>
public readonly record struct DatasetProgress(int Done, int Total);
