using AefVideo.Protection.Optimization;
using static TorchSharp.torch;

namespace AefVideo.Protection.Rivals;

/// <summary>
/// CMUA (arXiv 2105.10872): for each batch, each generator and each of its edits in turn, ten steps of projected gradient descent on that generator alone, each fused into δ.
/// How far each generator's steps count is searched for first, with Parzen estimators, so that the mean success rate is highest; here on few pictures, where the authors ran whole attacks.
/// </summary>
public sealed class CmuaMethod : Method
{
    /// <inheritdoc />
    public override string Name => "cmua";

    /// <inheritdoc />
    public override string Description => "CMUA: one generator and edit after the other, scales found by search";

    /// <inheritdoc />
    public override OptimizationOptions Defaults => new() { StepSize = 0.01, Passes = 1, BatchSize = 64, FeatureSteps = 0, Momentum = 0.5, Diversity = 0 };

    /// <inheritdoc />
    internal override IEditSchedule Schedule(EditTable edits) => new OneAfterTheOther(edits);

    /// <inheritdoc />
    internal override IReadOnlyList<IStage> Stages(OptimizationOptions options) => [new FusionStage()];

    /// <inheritdoc />
    internal override void Prepare(MethodSetting setting, CancellationToken cancellation)
    {
        using var scope = NewDisposeScope();
        FusionScales.Search(setting, cancellation);
    }
}
