using AefVideo.Evaluation.Interruption;

namespace AefVideo.Cli.Output;

/// <summary>The JSON of <c>aef evaluate</c>.</summary>
internal sealed record EvaluationJson(IReadOnlyList<EvaluationDataSetJson> Datasets, IReadOnlyList<CurvePoint> Curve, IReadOnlyList<OptimizationTimes> Optimizations)
{
    public EvaluationJson(EvaluationResult result, IReadOnlyList<Treatment> treatments)
        : this([.. result.DataSets.Select(data => new EvaluationDataSetJson(data))], result.Curve, [.. treatments.Select(OptimizationTimes.Of).OfType<OptimizationTimes>()])
    {
    }
}
