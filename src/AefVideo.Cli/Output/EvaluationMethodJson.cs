using AefVideo.Evaluation.Interruption;

namespace AefVideo.Cli.Output;

/// <summary>One treatment on one data set.</summary>
internal sealed record EvaluationMethodJson(string Name, IReadOnlyList<EvaluationGeneratorJson> Generators, double? MinSr, double? MeanSr, double? MeanL2mask, double? StdL2mask, Visibility Visibility)
{
    public EvaluationMethodJson(MethodResult method)
        : this(method.Name, [.. method.Generators.Select(generator => new EvaluationGeneratorJson(generator))], method.MinSr, method.MeanSr, method.MeanL2Mask, method.StdL2Mask, method.Visibility)
    {
    }
}
