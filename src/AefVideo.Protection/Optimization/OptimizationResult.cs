namespace AefVideo.Protection.Optimization;

/// <summary>What a run gave.</summary>
/// <param name="Perturbation">δ with its metadata, not yet saved.</param>
/// <param name="Scores">Success rates on all training pictures; empty where they were not measured.</param>
/// <param name="Trace">Weights, losses and success rates over the run.</param>
/// <param name="Iterations">Iterations over all sessions.</param>
/// <param name="Elapsed">Time of all sessions, without the measurement at the end.</param>
public sealed record OptimizationResult(Perturbation Perturbation, IReadOnlyList<MemberScore> Scores, OptimizationTrace Trace, long Iterations, TimeSpan Elapsed);
