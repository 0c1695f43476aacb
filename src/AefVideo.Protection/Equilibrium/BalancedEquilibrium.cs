using AefVideo.Protection.Optimization;

namespace AefVideo.Protection.Equilibrium;

/// <summary>AEF with improvements that raise the success rate of the generators that resist most; docs/benchmark.md has the measurements.</summary>
public sealed class BalancedEquilibrium : AdaptiveEquilibrium
{
    /// <inheritdoc />
    public override string Name => "aef-balanced";

    /// <inheritdoc />
    public override string Description => "the adaptive equilibrium with improvements that help the generators that resist most";

    /// <inheritdoc />
    public override OptimizationOptions Defaults => base.Defaults with
    {
        // It falls to 0: large enough at first that every element can cross from −ε to ε within a few passes.
        StepSize = 0.006,
        // A generator that is interrupted already would go on asking through its features.
        FeatureWeight = 0,
        // Resized pictures blur what a fine pattern does to AttGAN; without any, HiSD's broad one suffers.
        Diversity = 0.15,
        // Weights follow strengths from 0 to 1, not losses of a few tenths: at the paper's 0.1, a generator that cannot be reached would take all the weight.
        Temperature = 0.5,
        Improvements = Improvements.BiasCorrection | Improvements.MetricWeights | Improvements.MaskedLoss | Improvements.NormalizedGradients | Improvements.MatchedClean | Improvements.StepDecay
            | Improvements.ForgeriesOnly,
    };
}
