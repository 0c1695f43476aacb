using static TorchSharp.torch;

namespace AefVideo.Protection.Optimization;

/// <summary>What the loss looks at in the summed features of all generators.</summary>
internal interface IFeatureLoss
{
    /// <summary>The loss, a scalar that is to fall.</summary>
    /// <param name="disturbed">A: the map of the disturbed pictures, [N, 32, 32].</param>
    /// <param name="clean">C: that of the clean ones.</param>
    Tensor Of(Tensor disturbed, Tensor clean);
}
