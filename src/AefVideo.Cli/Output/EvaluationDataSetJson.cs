using AefVideo.Evaluation.Interruption;

namespace AefVideo.Cli.Output;

/// <summary>One data set.</summary>
internal sealed record EvaluationDataSetJson(string Name, int Pictures, int People, string Fingerprint, IReadOnlyList<EvaluationMethodJson> Methods)
{
    public EvaluationDataSetJson(DataSetResult data)
        : this(data.Name, data.Pictures, data.People, data.Fingerprint, [.. data.Methods.Select(method => new EvaluationMethodJson(method))])
    {
    }
}
