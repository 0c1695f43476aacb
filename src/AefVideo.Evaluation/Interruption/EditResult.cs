using AefVideo.Protection.Metrics;

namespace AefVideo.Evaluation.Interruption;

/// <summary>What a treatment did to one edit of a generator on one data set.</summary>
/// <param name="Name">The edit.</param>
/// <param name="Pairs">Pictures.</param>
/// <param name="NothingToInterrupt">Pictures left out because the clean edit changed nothing.</param>
/// <param name="Sr">Share of interrupted pictures, 0 to 1; null where all are left out.</param>
/// <param name="L2Mask">Mean L2mask; null where all are left out.</param>
public sealed record EditResult(string Name, int Pairs, int NothingToInterrupt, double? Sr, double? L2Mask)
{
    /// <summary>Sums up an edit's pairs.</summary>
    internal static EditResult Of(string name, InterruptionTally tally) => new(name, tally.Pairs, tally.NothingToInterrupt, tally.SuccessRate, tally.MeanL2Mask);
}
