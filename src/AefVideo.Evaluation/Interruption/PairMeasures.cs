using AefVideo.Protection.Metrics;
using static TorchSharp.torch;

namespace AefVideo.Evaluation.Interruption;

/// <summary>Measures of a batch of pairs: one number a picture.</summary>
/// <param name="L2Mask">NaN where there is nothing to interrupt.</param>
/// <param name="Psnr">In dB; infinity where nothing differs.</param>
/// <param name="Ssim">11×11 Gaussian window.</param>
internal readonly record struct PairMeasures(Tensor L2Mask, double[] Psnr, double[] Ssim)
{
    /// <summary>Compares clean and protected forgeries.</summary>
    /// <param name="mask">Where the clean edit changes the picture, [N, S, S].</param>
    /// <param name="clean">[N, 3, S, S].</param>
    /// <param name="treated">[N, 3, S, S].</param>
    public static PairMeasures Of(Tensor mask, Tensor clean, Tensor treated) =>
        new(InterruptionMetric.L2Within(mask, clean, treated), Numbers(Protection.Metrics.Psnr.Of(clean, treated)), Numbers(Protection.Metrics.Ssim.Gaussian11(clean, treated)));

    private static double[] Numbers(Tensor values) => values.data<double>().ToArray();
}
