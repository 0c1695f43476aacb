using static TorchSharp.torch;

namespace AefVideo.Protection.Optimization;

/// <summary>AEF's: L_k = −[(1−φ)·MSE(G_k(D(x+δ)), G_k(x)) + φ·MSE(f_k(D(x+δ)), f_k(x))], φ = 0.3.</summary>
internal sealed class DisturbanceLoss : IForgeryLoss
{
    /// <inheritdoc />
    public Tensor Of(Step step, View view, Tensor forged, Tensor tap)
    {
        var share = step.Options.FeatureWeight;
        return -((1 - share) * nn.functional.mse_loss(forged, view.Forged) + share * nn.functional.mse_loss(tap, view.Tap));
    }
}
