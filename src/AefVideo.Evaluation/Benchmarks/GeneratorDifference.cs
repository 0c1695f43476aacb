using AefVideo.Core.Errors;

namespace AefVideo.Evaluation.Benchmarks;

/// <summary>How far our results and PyTorch's lie apart for the same weights and pictures.</summary>
/// <param name="Network">The generator.</param>
/// <param name="Forward">Largest absolute difference of a picture in evaluation mode; pictures lie in [−1, 1].</param>
/// <param name="Training">The same in training mode.</param>
/// <param name="Gradient">Length of the difference of the gradients to the pictures, as a share of the gradient's length.</param>
public sealed record GeneratorDifference(string Network, double Forward, double Training, double Gradient)
{
    /// <summary>How far pictures may lie apart.</summary>
    public const double PictureTolerance = 1e-4;

    /// <summary>How far gradients may. They pass every layer twice, and near 0 a rounding error decides which side of a ReLU an element is on.</summary>
    public const double GradientTolerance = 1e-2;

    /// <summary>Refuses to compare the speed of networks that are not the same.</summary>
    /// <exception cref="ModelException">They differ by more than rounding.</exception>
    internal void RequireEqual()
    {
        if (!(Forward <= PictureTolerance && Training <= PictureTolerance && Gradient <= GradientTolerance))
            throw new ModelException(FormattableString.Invariant(
                $"our {Network} and PyTorch's give different results: pictures differ by {Forward:G2}, in training mode by {Training:G2}, gradients by {Gradient:G2} of their length."));
    }
}
