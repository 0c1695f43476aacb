using AefVideo.Protection.Metrics;
using AefVideo.Protection.Optimization;

namespace AefVideo.Protection.Refinement;

/// <summary>How a perturbation stands on the held-out crops: what its weakest generator says, SR first and L2mask where that is equal.</summary>
/// <param name="Scores">Of every generator.</param>
internal sealed record Standing(IReadOnlyList<MemberScore> Scores)
{
    // A difference in L2mask below a hundredth is no improvement worth a fade.
    private const double LeastGain = 1.01;

    // What any generator's SR may lose for a gain that shows in L2mask alone.
    private const double MostLoss = 0.05;

    /// <summary>The place of the generator that is interrupted least; null where nothing can be interrupted.</summary>
    public int? Weakest { get; } = Scores.Index().Where(score => score.Item.SuccessRate is not null).OrderBy(score => score.Item.SuccessRate).ThenBy(score => score.Item.MaskedDistance)
        .Select(score => (int?)score.Index).FirstOrDefault();

    /// <summary>Of the outcomes of crops.</summary>
    /// <param name="names">The generators.</param>
    /// <param name="outcomes">For each crop, of each generator and edit.</param>
    public static Standing Of(IReadOnlyList<string> names, IEnumerable<double?[][]> outcomes)
    {
        var tallies = names.Select(_ => new InterruptionTally()).ToArray();
        foreach (var crop in outcomes)
            for (var member = 0; member < tallies.Length; member++)
                foreach (var outcome in crop[member]) tallies[member].Add(outcome);
        return new([.. names.Zip(tallies, (name, tally) => new MemberScore(name, tally.SuccessRate, tally.MeanL2Mask, tally.Pairs - tally.NothingToInterrupt, tally.NothingToInterrupt))]);
    }

    /// <summary>
    /// Whether the weakest generator is interrupted more than another standing's: a greater SR, or the same and a greater L2mask. The latter must not be bought with the SR of the others.
    /// </summary>
    public bool IsBetterThan(Standing other)
    {
        if (Weakest is not { } mine || other.Weakest is not { } theirs) return false;
        var (here, there) = (Scores[mine], other.Scores[theirs]);
        if (here.SuccessRate != there.SuccessRate) return here.SuccessRate > there.SuccessRate;
        return here.MaskedDistance > LeastGain * there.MaskedDistance && Scores.Zip(other.Scores).All(pair => !(pair.First.SuccessRate < pair.Second.SuccessRate - MostLoss));
    }
}
