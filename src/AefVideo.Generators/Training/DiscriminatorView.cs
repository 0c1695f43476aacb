using static TorchSharp.torch;

namespace AefVideo.Generators.Training;

/// <summary>What a discriminator is shown of pictures.</summary>
internal static class DiscriminatorView
{
    /// <summary>Pictures in the type the networks compute in, under normal noise if the options ask for it (instance noise; Sønderby et al. 2017, arXiv 1610.04490).</summary>
    /// <param name="pictures">[N, 3, H, W] in [−1, 1].</param>
    /// <param name="training">How to train.</param>
    public static Tensor Of(Tensor pictures, TrainingOptions training)
    {
        var shown = training.InstanceNoise > 0 ? pictures + randn(pictures.shape) * training.InstanceNoise : pictures;
        return shown.to(training.ComputeType);
    }
}
