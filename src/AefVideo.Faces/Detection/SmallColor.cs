using AefVideo.Core.Imaging;

namespace AefVideo.Faces.Detection;

/// <summary>Converts the samples of a network's small input to R'G'B' in −1…1.</summary>
internal static class SmallColor
{
    /// <summary>From interleaved blue, green, red.</summary>
    public static void FromBgr(ReadOnlySpan<byte> bgr, Span<float> rgb)
    {
        for (var i = 0; i < bgr.Length; i += 3)
        {
            rgb[i] = bgr[i + 2] * (2 / 255f) - 1;
            rgb[i + 1] = bgr[i + 1] * (2 / 255f) - 1;
            rgb[i + 2] = bgr[i] * (2 / 255f) - 1;
        }
    }

    /// <summary>From luma alone.</summary>
    public static void FromGray(ReadOnlySpan<byte> luma, bool fullRange, Span<float> rgb)
    {
        var (black, scale) = Luma(fullRange);
        for (var i = 0; i < luma.Length; i++) rgb[3 * i] = rgb[3 * i + 1] = rgb[3 * i + 2] = Clamp((luma[i] - black) * scale - 1);
    }

    /// <summary>From planes of one size (ITU-T H.273, MatrixCoefficients).</summary>
    public static void FromYuv(ReadOnlySpan<byte> luma, ReadOnlySpan<byte> cb, ReadOnlySpan<byte> cr, ColorMatrix matrix, bool fullRange, Span<float> rgb)
    {
        var (kr, kb) = matrix switch
        {
            ColorMatrix.Bt709 => (0.2126f, 0.0722f),
            ColorMatrix.Bt2020 => (0.2627f, 0.0593f),
            _ => (0.299f, 0.114f),
        };
        var kg = 1 - kr - kb;
        var (black, scale) = Luma(fullRange);
        var chroma = fullRange ? 2 / 255f : 2 / 224f;
        float redCr = 2 * (1 - kr) * chroma, blueCb = 2 * (1 - kb) * chroma;
        float greenCr = -redCr * kr / kg, greenCb = -blueCb * kb / kg;
        for (var i = 0; i < luma.Length; i++)
        {
            var y = (luma[i] - black) * scale - 1;
            int b = cb[i] - 128, r = cr[i] - 128;
            rgb[3 * i] = Clamp(y + redCr * r);
            rgb[3 * i + 1] = Clamp(y + greenCr * r + greenCb * b);
            rgb[3 * i + 2] = Clamp(y + blueCb * b);
        }
    }

    private static (int Black, float Scale) Luma(bool fullRange) => fullRange ? (0, 2 / 255f) : (16, 2 / 219f);

    private static float Clamp(float value) => value < -1 ? -1 : value > 1 ? 1 : value;
}
