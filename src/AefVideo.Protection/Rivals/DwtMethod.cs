using AefVideo.Protection.Equilibrium;
using AefVideo.Protection.Optimization;

namespace AefVideo.Protection.Rivals;

/// <summary>
/// DWT (Huang and Chen, J-CAD 2024), in our reading: δ lives in the one-level orthogonal wavelet coefficients of the two chroma planes; the generators' weights follow their losses; no feature steps.
/// </summary>
public sealed class DwtMethod : Method
{
    /// <inheritdoc />
    public override string Name => "dwt";

    /// <inheritdoc />
    public override string Description => "DWT: a perturbation of chroma wavelet coefficients, weights driven by losses (our reading)";

    /// <inheritdoc />
    internal override IReadOnlyList<IStage> Stages(OptimizationOptions options) =>
        [ForgeryStage.Of(options, new EquilibriumWeights(options), new ChromaWaveletMover(), normalizesGradients: true)];

    /// <inheritdoc />
    internal override void Begin(OptimizationState state, int imageSize, OptimizationOptions options) => ChromaWaveletMover.Begin(state, InitialDelta.Uniform(imageSize, options), options);
}
