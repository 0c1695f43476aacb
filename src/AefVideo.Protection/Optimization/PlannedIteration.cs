namespace AefVideo.Protection.Optimization;

/// <summary>What an iteration will look at.</summary>
/// <param name="Pictures">The batch, by place in the training set.</param>
/// <param name="Requests">Which generators are asked, by place in the ensemble, and for which edit of each picture, by name.</param>
public sealed record PlannedIteration(IReadOnlyList<int> Pictures, IReadOnlyList<(int Member, IReadOnlyList<string> Edits)> Requests);
