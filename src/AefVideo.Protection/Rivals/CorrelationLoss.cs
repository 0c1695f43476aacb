using AefVideo.Protection.Optimization;
using static TorchSharp.torch;

namespace AefVideo.Protection.Rivals;

/// <summary>FOUND's loss on the features: −mean(A·C).</summary>
internal sealed class CorrelationLoss : IFeatureLoss
{
    /// <inheritdoc />
    public Tensor Of(Tensor disturbed, Tensor clean) => -(disturbed * clean).mean();
}
