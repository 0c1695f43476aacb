using static TorchSharp.torch;

namespace AefVideo.Protection.Optimization;

/// <summary>δ ← clip(δ − α·sign g, ±ε).</summary>
internal static class SignStep
{
    // Far below any gradient that is not 0, which itself divides to 0.
    private const double Least = 1e-30;

    /// <summary>δ after a step.</summary>
    public static Tensor From(Tensor delta, Tensor gradient, double stepSize, double epsilon) => (delta - gradient.sign() * stepSize).clamp(-epsilon, epsilon);

    /// <summary>A gradient over its mean magnitude; one that is 0 everywhere stays so.</summary>
    public static Tensor Normalized(Tensor gradient) => gradient / gradient.abs().mean().clamp_min(Least);
}
