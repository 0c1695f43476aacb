using AefVideo.Protection.Optimization;

namespace AefVideo.Protection.Rivals;

/// <summary>FOUND (arXiv 2303.00200): five steps on the features' correlation, then the average step.</summary>
public sealed class FoundMethod : Method
{
    /// <inheritdoc />
    public override string Name => "found";

    /// <inheritdoc />
    public override string Description => "FOUND: feature correlation, then all generators count the same";

    /// <inheritdoc />
    public override OptimizationOptions Defaults => new() { Passes = 50, FeatureSteps = 5 };

    /// <inheritdoc />
    internal override IReadOnlyList<IStage> Stages(OptimizationOptions options) =>
        [new FeatureStage(new CorrelationLoss()), ForgeryStage.Of(options, new EqualWeights(), new MomentumMover(), normalizesGradients: true)];
}
