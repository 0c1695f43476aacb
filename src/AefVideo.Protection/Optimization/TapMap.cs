using static TorchSharp.torch;

namespace AefVideo.Protection.Optimization;

/// <summary>Brings the generators' feature maps to one size.</summary>
internal static class TapMap
{
    /// <summary>Height and width, as in the paper.</summary>
    public const int Size = 32;

    /// <summary>A map of [N, C, h, w] resized to [N, C, 32, 32], bilinear.</summary>
    public static Tensor Resize(Tensor tap) =>
        tap.shape[2] == Size && tap.shape[3] == Size ? tap : nn.functional.interpolate(tap, [Size, Size], mode: InterpolationMode.Bilinear, align_corners: false);

    /// <summary>The sum over all channels of the maps of several generators, which are resized first: [N, 32, 32].</summary>
    public static Tensor Sum(IEnumerable<Tensor> taps) => cat([.. taps.Select(Resize)], 1).sum(1);
}
