using static TorchSharp.torch;

namespace AefVideo.Evaluation.Interruption;

/// <summary>Applies treatments to pictures.</summary>
internal static class TreatedPictures
{
    private const double GreyLevels = 127.5;

    /// <summary>δ as a tensor of a size, or null where nothing is added.</summary>
    /// <param name="treatment">The treatment.</param>
    /// <param name="size">Height and width, in pixels; a perturbation of another size is resized (bilinear), which keeps it within ε.</param>
    /// <returns>[1, 3, size, size]; belongs to the caller's dispose scope.</returns>
    public static Tensor? Delta(Treatment treatment, int size)
    {
        if (treatment.Perturbation is not { } perturbation) return null;
        using var scope = NewDisposeScope();
        var delta = tensor(perturbation.Delta.ToArray()).view(1, 3, perturbation.Size, perturbation.Size);
        if (perturbation.Size != size) delta = nn.functional.interpolate(delta, [size, size], mode: InterpolationMode.Bilinear, align_corners: false);
        return delta.MoveToOuterDisposeScope();
    }

    /// <summary>
    /// Pictures as they would be published: x + δ, saturated and rounded to 8 bits. The papers measure x + δ as it is, which no picture file can hold.
    /// </summary>
    /// <param name="images">[N, 3, S, S] in [−1, 1].</param>
    /// <param name="delta">[1, 3, S, S], or null.</param>
    public static Tensor Apply(Tensor images, Tensor? delta) =>
        delta is null ? images : ((images + delta).clamp(-1, 1).add(1).mul(GreyLevels).round() / GreyLevels) - 1;
}
