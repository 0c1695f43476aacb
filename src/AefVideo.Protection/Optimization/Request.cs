namespace AefVideo.Protection.Optimization;

/// <summary>What one generator is asked for.</summary>
/// <param name="Member">Its place in the ensemble.</param>
/// <param name="Edits">For each picture of the batch, the edit by its place among the generator's edits; all of one tag.</param>
internal sealed record Request(int Member, int[] Edits);
