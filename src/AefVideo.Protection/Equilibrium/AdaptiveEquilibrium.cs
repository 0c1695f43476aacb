using AefVideo.Protection.Optimization;

namespace AefVideo.Protection.Equilibrium;

/// <summary>
/// AEF, the adaptive equilibrium framework (arXiv 2605.00443): three feature steps, then a step on the generators' losses weighed so that the least disturbed counts most.
/// The weighting is taken from code of the same authors that matches every public description; the paper's text was not to be had.
/// </summary>
public class AdaptiveEquilibrium : Method
{
    /// <inheritdoc />
    public override string Name => "aef";

    /// <inheritdoc />
    public override string Description => "the adaptive equilibrium with the paper's constants";

    /// <inheritdoc />
    internal override IReadOnlyList<IStage> Stages(OptimizationOptions options) =>
        [new FeatureStage(new ContrastLoss()), ForgeryStage.Of(options, new EquilibriumWeights(options), new MomentumMover(), normalizesGradients: false)];
}
