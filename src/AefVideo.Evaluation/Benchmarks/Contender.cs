namespace AefVideo.Evaluation.Benchmarks;

/// <summary>One way of doing the job, measured beside the others in the same run.</summary>
/// <param name="Name">What it is.</param>
/// <param name="WallSeconds">Wall time of a run.</param>
/// <param name="ProcessorSeconds">Processor time of a run, all processes together.</param>
/// <param name="WallRatio">Wall time divided by that of the first contender, round by round.</param>
/// <param name="ProcessorRatio">Processor time divided by that of the first contender, round by round.</param>
public sealed record Contender(string Name, Sample WallSeconds, Sample ProcessorSeconds, Sample WallRatio, Sample ProcessorRatio);
