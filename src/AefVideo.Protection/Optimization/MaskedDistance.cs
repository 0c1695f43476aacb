using AefVideo.Protection.Metrics;
using static TorchSharp.torch;

namespace AefVideo.Protection.Optimization;

/// <summary><see cref="InterruptionMetric" /> with gradients, for losses and weights.</summary>
internal static class MaskedDistance
{
    /// <summary>L2mask of each picture.</summary>
    /// <param name="images">Clean pictures, [N, 3, S, S].</param>
    /// <param name="clean">The same forged.</param>
    /// <param name="forged">The protected ones forged; gradients flow here.</param>
    /// <returns>L2mask, float32 [N], 0 where the mask is empty; and whether there is a mask, bool [N].</returns>
    public static (Tensor Distances, Tensor HasMask) Of(Tensor images, Tensor clean, Tensor forged)
    {
        var mask = InterruptionMetric.Mask(images, clean);
        var places = mask.sum([1, 2]);
        // A mask of half a place at the least, where there is one.
        return (forged.sub(clean).square().mul(mask.unsqueeze(1)).sum([1, 2, 3]) / (forged.shape[1] * places.clamp_min(0.5)), places.gt(0));
    }

    /// <summary>How far a generator is interrupted, a scalar from 0 to 1: the mean of L2mask against a multiple of the threshold, each at most 1. 1 where no picture has a mask.</summary>
    public static Tensor Strength(Step step, View view, Tensor forged)
    {
        using var silent = no_grad();
        var (distances, hasMask) = Of(view.Images, view.Forged, forged);
        if (!hasMask.any().item<bool>()) return ones(1).squeeze();
        var counted = hasMask.@float();
        return ((distances / (step.Options.Margin * InterruptionMetric.SuccessThreshold)).clamp_max(1) * counted).sum([0]) / counted.sum([0]);
    }
}
