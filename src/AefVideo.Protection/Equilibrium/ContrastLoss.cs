using AefVideo.Protection.Optimization;
using static TorchSharp.torch;

namespace AefVideo.Protection.Equilibrium;

/// <summary>AEF's loss on the features: −MSE(A, C) + 0.001·MSE(E(C, A), A), with the contrast enhancement E. Gradients flow through E.</summary>
internal sealed class ContrastLoss : IFeatureLoss
{
    private const double EnhancementWeight = 0.001;

    /// <inheritdoc />
    public Tensor Of(Tensor disturbed, Tensor clean) =>
        EnhancementWeight * nn.functional.mse_loss(ContrastEnhancement.Of(clean, disturbed), disturbed) - nn.functional.mse_loss(disturbed, clean);
}
