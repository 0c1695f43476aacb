using AefVideo.Protection.Refinement;

namespace AefVideo.Cli.Output;

/// <summary>The refinement of a live run.</summary>
internal sealed record LiveRefinementJson(string State, long Iterations, int Candidates, int Publications, double CpuSeconds, IReadOnlyList<LiveGeneratorJson> Generators, string? Fault)
{
    public static LiveRefinementJson Of(RefinementSnapshot refinement)
    {
        var generators = new List<LiveGeneratorJson>();
        for (var i = 0; i < refinement.Names.Count; i++)
        {
            generators.Add(new(
                refinement.Names[i], refinement.Weights.ElementAtOrDefault(i),
                refinement.Start.ElementAtOrDefault(i)?.SuccessRate, refinement.Current.ElementAtOrDefault(i)?.SuccessRate,
                refinement.Start.ElementAtOrDefault(i)?.MaskedDistance, refinement.Current.ElementAtOrDefault(i)?.MaskedDistance));
        }
        return new(JsonWords.Of(refinement.State), refinement.Iterations, refinement.Candidates, refinement.Publications, refinement.ProcessorTime.TotalSeconds, generators, refinement.Fault);
    }
}
