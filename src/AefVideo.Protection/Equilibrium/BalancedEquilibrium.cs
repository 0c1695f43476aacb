using AefVideo.Protection.Optimization;

namespace AefVideo.Protection.Equilibrium;

/// <summary>AEF with the improvements that are thought to raise the weakest generator's success rate. Which of them do has not been measured yet.</summary>
public sealed class BalancedEquilibrium : AdaptiveEquilibrium
{
    /// <inheritdoc />
    public override string Name => "aef-balanced";

    /// <inheritdoc />
    public override string Description => "the adaptive equilibrium with improvements meant to help the weakest generator; not yet measured";

    /// <inheritdoc />
    public override OptimizationOptions Defaults => base.Defaults with
    {
        // It falls to 0: large enough at first that every element can cross from −ε to ε within a few passes.
        StepSize = 0.004,
        // Weights follow strengths from 0 to 1, not losses of a few tenths: at the paper's 0.1, a generator that cannot be reached would take all the weight.
        Temperature = 0.5,
        Improvements = Improvements.BiasCorrection | Improvements.MetricWeights | Improvements.MaskedLoss | Improvements.NormalizedGradients | Improvements.MatchedClean | Improvements.StepDecay
            | Improvements.ForgeriesOnly,
    };
}
