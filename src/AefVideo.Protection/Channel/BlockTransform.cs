using static TorchSharp.torch;

namespace AefVideo.Protection.Channel;

/// <summary>The orthonormal cosine transform of blocks of 8 × 8 pixels, as video and picture codecs use it (Ahmed et al., IEEE Trans. Computers 1974).</summary>
internal static class BlockTransform
{
    /// <summary>Height and width of a block.</summary>
    public const int Size = 8;

    private static readonly float[] s_basis = Basis();

    /// <summary>Coefficients of planes.</summary>
    /// <param name="planes">[N, 1, H, W], H and W multiples of 8.</param>
    /// <returns>[N, 64, H/8, W/8], the mean of a block times 8 first.</returns>
    public static Tensor Analyse(Tensor planes) => nn.functional.conv2d(planes, Kernels(), strides: [Size, Size]);

    /// <summary>The planes of coefficients, [N, 1, H, W].</summary>
    public static Tensor Synthesise(Tensor coefficients) => nn.functional.conv_transpose2d(coefficients, Kernels(), strides: [Size, Size]);

    private static Tensor Kernels() => tensor(s_basis).view(Size * Size, 1, Size, Size);

    private static float[] Basis()
    {
        var basis = new float[Size * Size * Size * Size];
        for (var i = 0; i < basis.Length; i++)
        {
            var (frequency, place) = Math.DivRem(i, Size * Size);
            basis[i] = (float)(Wave(frequency / Size, place / Size) * Wave(frequency % Size, place % Size));
        }
        return basis;
    }

    private static double Wave(int frequency, int place) => Math.Sqrt((frequency == 0 ? 1.0 : 2.0) / Size) * Math.Cos(Math.PI * (2 * place + 1) * frequency / (2 * Size));
}
