using AefVideo.Protection.Optimization;
using static TorchSharp.torch;

namespace AefVideo.Protection.Channel;

/// <summary>
/// Input diversity (Xie et al., CVPR 2019, arXiv 1803.06978, as AEF uses it): sometimes the pictures are made a little larger, put somewhere into a black frame and brought back to their size,
/// so that δ does not depend on single pixels. One draw for the whole batch and all generators.
/// </summary>
internal static class InputDiversity
{
    // How much larger the frame is than the picture, in pixels.
    private const int Margin = 34;

    /// <summary>The pictures, changed or not. What is drawn depends on seed, iteration and draw only.</summary>
    /// <param name="images">[N, 3, S, S].</param>
    /// <param name="options">Probability and seed.</param>
    /// <param name="iteration">From 0.</param>
    /// <param name="draw">Which draw of the iteration.</param>
    public static Tensor Apply(Tensor images, OptimizationOptions options, long iteration, int draw)
    {
        if (options.Diversity <= 0) return images;
        Span<float> chance = stackalloc float[4];
        StepDraw.Fill(options.Seed, iteration, draw, chance);
        if (chance[0] >= options.Diversity) return images;
        var size = images.shape[2];
        var inner = size + (long)(chance[1] * Margin);
        var room = size + Margin - inner;
        var (left, top) = ((long)(chance[2] * (room + 1)), (long)(chance[3] * (room + 1)));
        var larger = nn.functional.interpolate(images, [inner, inner], mode: InterpolationMode.Nearest);
        var framed = nn.functional.pad(larger, (left, room - left, top, room - top));
        return nn.functional.interpolate(framed, [size, size], mode: InterpolationMode.Nearest);
    }
}
