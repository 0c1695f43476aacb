using AefVideo.Core.Errors;
using static TorchSharp.torch;

namespace AefVideo.Protection.Metrics;

/// <summary>
/// How far a perturbation interrupts a forgery: L2mask, the mean squared change of the forged picture where the forgery edits at all (Huang et al., CMUA-Watermark, AAAI 2022,
/// arXiv 2105.10872; the measure of every paper of this line). Computed per picture; no gradients are recorded.
/// </summary>
public static class InterruptionMetric
{
    /// <summary>A pixel belongs to the edit where the absolute change, summed over the channels of [−1, 1], is more than this.</summary>
    public const double MaskThreshold = 0.5;

    /// <summary>An interruption succeeds where L2mask is more than this.</summary>
    public const double SuccessThreshold = 0.05;

    /// <summary>Where a forgery edits: 1 where Σ|G(x) − x| is more than <see cref="MaskThreshold" />, 0 where it is less, and exactly the threshold itself where it is that, as in the authors' code.</summary>
    /// <param name="images">x, [N, 3, H, W] in [−1, 1].</param>
    /// <param name="forgedClean">G(x), of the same shape.</param>
    /// <returns>float32 [N, H, W]; belongs to the caller's dispose scope.</returns>
    /// <exception cref="ArgumentException">The shapes differ, or are not those of pictures.</exception>
    public static Tensor Mask(Tensor images, Tensor forgedClean)
    {
        PictureBatch.RequireSame(images, forgedClean);
        using var silent = no_grad();
        using var scope = NewDisposeScope();
        var change = (forgedClean.@float() - images.@float()).abs();
        // Channel after channel, as the authors add: another order could round to the other side of the threshold.
        var sum = change.select(1, 0) + change.select(1, 1) + change.select(1, 2);
        return ((sum.gt(MaskThreshold).@float() + sum.ge(MaskThreshold).@float()) / 2).MoveToOuterDisposeScope();
    }

    /// <summary>L2mask of every picture: Σ m·(G(x+δ) − G(x))² / (3·Σ m).</summary>
    /// <param name="images">x, [N, 3, H, W] in [−1, 1].</param>
    /// <param name="forgedClean">G(x), of the same shape.</param>
    /// <param name="forgedProtected">G(x+δ), of the same shape.</param>
    /// <returns>float64 [N], at least 0; NaN where the mask is empty, that is where there is nothing to interrupt. Belongs to the caller's dispose scope.</returns>
    /// <exception cref="ArgumentException">The shapes differ, or are not those of pictures.</exception>
    /// <exception cref="ModelException">The generator gave something that is no finite number.</exception>
    public static Tensor L2Mask(Tensor images, Tensor forgedClean, Tensor forgedProtected)
    {
        using var mask = Mask(images, forgedClean);
        return L2Within(mask, forgedClean, forgedProtected);
    }

    /// <summary>As <see cref="L2Mask" />, with the mask of an earlier call: it stays the same for every perturbation.</summary>
    /// <param name="mask">m, [N, H, W], as <see cref="Mask" /> gives it.</param>
    /// <param name="forgedClean">G(x), [N, 3, H, W] in [−1, 1].</param>
    /// <param name="forgedProtected">G(x+δ), of the same shape.</param>
    /// <inheritdoc cref="L2Mask" />
    public static Tensor L2Within(Tensor mask, Tensor forgedClean, Tensor forgedProtected)
    {
        ArgumentNullException.ThrowIfNull(mask);
        PictureBatch.RequireSame(forgedClean, forgedProtected);
        var shape = forgedClean.shape;
        if (!mask.shape.AsSpan().SequenceEqual([shape[0], shape[2], shape[3]]))
            throw new ArgumentException($"The mask of pictures of [{string.Join(", ", shape)}] is not [{string.Join(", ", mask.shape)}].", nameof(mask));
        using var silent = no_grad();
        using var scope = NewDisposeScope();
        var squares = (forgedProtected.@float() - forgedClean.@float()).square() * mask.unsqueeze(1);
        var changes = squares.sum([1, 2, 3], type: ScalarType.Float64);
        if (!changes.isfinite().all().item<bool>()) throw new ModelException("A generator gave pictures with values that are not finite numbers; its interruption cannot be measured.");
        // 0 / 0, where the mask is empty, is the NaN that is promised.
        return (changes / (mask.sum([1, 2], type: ScalarType.Float64) * shape[1])).MoveToOuterDisposeScope();
    }
}
