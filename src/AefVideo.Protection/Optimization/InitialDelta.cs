using static TorchSharp.torch;

namespace AefVideo.Protection.Optimization;

/// <summary>Where δ starts.</summary>
internal static class InitialDelta
{
    /// <summary>δ₀ ~ U(−ε, ε), [1, 3, S, S]; the same seed gives the same δ₀.</summary>
    public static Tensor Uniform(int imageSize, OptimizationOptions options)
    {
        using var random = new Generator(options.Seed);
        return rand([1, 3, imageSize, imageSize], generator: random).mul_(2 * options.Epsilon).sub_(options.Epsilon);
    }
}
