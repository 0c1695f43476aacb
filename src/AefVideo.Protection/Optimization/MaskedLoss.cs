using AefVideo.Protection.Metrics;
using static TorchSharp.torch;

namespace AefVideo.Protection.Optimization;

/// <summary>
/// The improvement <see cref="Improvements.MaskedLoss" />: in place of the mean over the whole picture stands what the success metric looks at, L2mask of each picture, and only up to
/// a margin above the threshold, so that pictures that are interrupted already ask for no more.
/// </summary>
internal sealed class MaskedLoss : IForgeryLoss
{
    /// <inheritdoc />
    public Tensor Of(Step step, View view, Tensor forged, Tensor tap)
    {
        var share = step.Options.FeatureWeight;
        var distances = MaskedDistance.Of(view.Images, view.Forged, forged).Distances.clamp_max(step.Options.Margin * InterruptionMetric.SuccessThreshold);
        return -((1 - share) * distances.mean() + share * nn.functional.mse_loss(tap, view.Tap));
    }
}
