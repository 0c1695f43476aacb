namespace AefVideo.Evaluation.Interruption;

/// <summary>What an evaluation found.</summary>
/// <param name="DataSets">Data set by data set.</param>
/// <param name="Curve">Success over strength, on the first data set.</param>
public sealed record EvaluationResult(IReadOnlyList<DataSetResult> DataSets, IReadOnlyList<CurvePoint> Curve);
