using static TorchSharp.torch;

namespace AefVideo.Generators.HiSd;

/// <summary>What HiSD's residual blocks share.</summary>
internal static class ResidualSum
{
    /// <summary>Slope of the leaky ReLU below 0.</summary>
    private const double Slope = 0.2;

    private static readonly double s_half = 1 / Math.Sqrt(2);

    /// <summary>(a + b) / √2, which keeps the variance.</summary>
    public static Tensor Of(Tensor first, Tensor second) => (first + second) * s_half;

    /// <summary>The leaky ReLU.</summary>
    public static Tensor Activate(Tensor input) => nn.functional.leaky_relu(input, Slope);
}
