using AefVideo.Protection;
using AefVideo.Protection.Optimization;

namespace AefVideo.Cli.Output;

/// <summary>The JSON of <c>aef optimize</c>.</summary>
internal sealed record OptimizeJson(
    string Output,
    string? Method,
    double Epsilon,
    int Size,
    long Iterations,
    double Seconds,
    IReadOnlyDictionary<string, string> Options,
    IReadOnlyList<OptimizedGeneratorJson> Generators,
    double? MinSr,
    double? MeanSr,
    string Trace,
    string Page,
    string Sha256)
{
    public static OptimizeJson Of(OptimizationResult result, string output, string trace, string page)
    {
        var metadata = result.Perturbation.Metadata;
        var rates = result.Scores.Where(score => score.SuccessRate is not null).Select(score => score.SuccessRate).ToArray();
        return new(
            output,
            metadata.Method,
            result.Perturbation.Epsilon,
            result.Perturbation.Size,
            result.Iterations,
            result.Elapsed.TotalSeconds,
            metadata.Entries,
            [.. result.Scores.Select((score, member) => Of(score, metadata, result.Trace.Rows.Count > 0 ? result.Trace.Rows[^1].Weights[member] : 0))],
            rates.Min(),
            rates.Average(),
            trace,
            page,
            result.Perturbation.Fingerprint);
    }

    private static OptimizedGeneratorJson Of(MemberScore score, PerturbationMetadata metadata, float weight) => new(
        score.Name,
        metadata.GeneratorFingerprints.GetValueOrDefault(score.Name, ""),
        score.SuccessRate,
        score.MaskedDistance,
        score.Pairs,
        score.NothingToInterrupt,
        weight);
}
