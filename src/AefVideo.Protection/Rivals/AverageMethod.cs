using AefVideo.Protection.Optimization;

namespace AefVideo.Protection.Rivals;

/// <summary>The static baseline: AEF's loss, each generator's gradient over its mean magnitude, all averaged.</summary>
public sealed class AverageMethod : Method
{
    /// <inheritdoc />
    public override string Name => "average";

    /// <inheritdoc />
    public override string Description => "all generators count the same, always";

    /// <inheritdoc />
    internal override IReadOnlyList<IStage> Stages(OptimizationOptions options) =>
        [ForgeryStage.Of(options, new EqualWeights(), new MomentumMover(), normalizesGradients: true)];
}
