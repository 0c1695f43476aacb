using static TorchSharp.torch;

namespace AefVideo.Protection.Rivals;

/// <summary>
/// The one-level orthogonal Haar transform of the chroma of a perturbation. Chroma is the plane of RGB in which BT.601's luma does not change, spanned by two orthonormal axes;
/// so analysis is the transpose of synthesis, and brings gradients to the coefficients as well.
/// </summary>
internal static class ChromaWavelet
{
    // Two rows of three.
    private static readonly float[] s_axes = Axes();

    /// <summary>Coefficients of an RGB perturbation or gradient.</summary>
    /// <param name="pictures">[1, 3, S, S], S even.</param>
    /// <returns>[2, 4, S/2, S/2]: for either chroma axis the mean and the horizontal, vertical and diagonal details.</returns>
    public static Tensor Analyse(Tensor pictures)
    {
        var size = pictures.shape[2];
        var chroma = tensor(s_axes).view(2, 3).matmul(pictures.view(3, size * size)).view(2, size / 2, 2, size / 2, 2);
        var (a, b, c, d) = (Corner(chroma, 0, 0), Corner(chroma, 0, 1), Corner(chroma, 1, 0), Corner(chroma, 1, 1));
        return stack([a + b + c + d, a - b + c - d, a + b - c - d, a - b - c + d], 1) * 0.5;
    }

    /// <summary>The perturbation of coefficients, [1, 3, S, S].</summary>
    public static Tensor Synthesise(Tensor coefficients)
    {
        var half = coefficients.shape[2];
        var (mean, horizontal, vertical, diagonal) = (coefficients.select(1, 0), coefficients.select(1, 1), coefficients.select(1, 2), coefficients.select(1, 3));
        var upper = stack([mean + horizontal + vertical + diagonal, mean - horizontal + vertical - diagonal], 3);
        var lower = stack([mean + horizontal - vertical - diagonal, mean - horizontal - vertical + diagonal], 3);
        var chroma = stack([upper, lower], 2) * 0.5;
        return tensor(s_axes).view(2, 3).transpose(0, 1).matmul(chroma.reshape(2, 4 * half * half)).view(1, 3, 2 * half, 2 * half);
    }

    private static Tensor Corner(Tensor blocks, long row, long column) => blocks.select(4, column).select(2, row);

    private static float[] Axes()
    {
        double[] luma = [0.299, 0.587, 0.114];
        // Red against green; then what is orthogonal to that and to luma.
        double[] first = [1, -luma[0] / luma[1], 0];
        double[] second = [first[1] * luma[2] - first[2] * luma[1], first[2] * luma[0] - first[0] * luma[2], first[0] * luma[1] - first[1] * luma[0]];
        return [.. Unit(first), .. Unit(second)];
    }

    private static IEnumerable<float> Unit(double[] direction)
    {
        var length = Math.Sqrt(direction.Sum(part => part * part));
        return direction.Select(part => (float)(part / length));
    }
}
