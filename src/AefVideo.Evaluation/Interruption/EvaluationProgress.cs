namespace AefVideo.Evaluation.Interruption;

/// <summary>How far an evaluation is.</summary>
/// <param name="Done">Forgeries made.</param>
/// <param name="Total">Forgeries to make.</param>
/// <param name="Data">What it is at.</param>
public sealed record EvaluationProgress(long Done, long Total, string Data);
