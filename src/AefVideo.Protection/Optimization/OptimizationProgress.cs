namespace AefVideo.Protection.Optimization;

/// <summary>How far a run is, after an iteration.</summary>
/// <param name="Done">Iterations done.</param>
/// <param name="Total">Iterations that there are.</param>
/// <param name="SecondsPerIteration">Mean over this session, measurements included.</param>
/// <param name="Remaining">Time left at that pace.</param>
/// <param name="Row">The iteration's weights and losses.</param>
/// <param name="Scores">The latest measurement; empty before the first.</param>
public sealed record OptimizationProgress(long Done, long Total, double SecondsPerIteration, TimeSpan Remaining, OptimizationTraceRow Row, IReadOnlyList<MemberScore> Scores);
