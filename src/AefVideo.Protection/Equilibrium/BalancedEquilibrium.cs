using AefVideo.Protection.Optimization;

namespace AefVideo.Protection.Equilibrium;

/// <summary>AEF with those improvements that raise the weakest generator's success rate.</summary>
public sealed class BalancedEquilibrium : AdaptiveEquilibrium
{
    /// <inheritdoc />
    public override string Name => "aef-balanced";

    /// <inheritdoc />
    public override string Description => "the adaptive equilibrium with the improvements that help the weakest generator most";

    /// <inheritdoc />
    public override OptimizationOptions Defaults => base.Defaults with
    {
        Improvements = Improvements.BiasCorrection | Improvements.MetricWeights | Improvements.MaskedLoss | Improvements.NormalizedGradients | Improvements.MatchedClean | Improvements.StepDecay,
    };
}
