namespace AefVideo.Batch.Merging;

/// <summary>What a merge found.</summary>
/// <param name="Journal">Path of the united journal.</param>
/// <param name="Shards">Paths of the shards' journals.</param>
/// <param name="Missing">Shards that have no journal, as "3/4".</param>
/// <param name="Unfinished">Clips of shards that are not ended: never begun, cut off, or still in work.</param>
public sealed record MergeResult(string Journal, IReadOnlyList<string> Shards, IReadOnlyList<string> Missing, int Unfinished);
