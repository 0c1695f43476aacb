using static TorchSharp.torch;

namespace AefVideo.Protection.Metrics;

/// <summary>Peak signal-to-noise ratio of pictures in [−1, 1], whose peak is 2.</summary>
public static class Psnr
{
    private const double Peak = 2;

    /// <summary>
    /// 10·log₁₀(2² / mean squared difference), per picture over all pixels and channels. Values beyond [−1, 1] are saturated first: no file can hold them, and the authors of this line do the same.
    /// </summary>
    /// <param name="pictures">[N, 3, H, W].</param>
    /// <param name="others">Of the same shape.</param>
    /// <returns>float64 [N], in dB; positive infinity where nothing differs. Belongs to the caller's dispose scope.</returns>
    /// <exception cref="ArgumentException">The shapes differ, or are not those of pictures.</exception>
    public static Tensor Of(Tensor pictures, Tensor others)
    {
        PictureBatch.RequireSame(pictures, others);
        using var silent = no_grad();
        using var scope = NewDisposeScope();
        var difference = pictures.@double().clamp(-1, 1) - others.@double().clamp(-1, 1);
        return (difference.square().mean([1, 2, 3]).log10() * -10 + 10 * Math.Log10(Peak * Peak)).MoveToOuterDisposeScope();
    }
}
