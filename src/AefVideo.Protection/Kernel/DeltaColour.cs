using AefVideo.Core.Imaging;

namespace AefVideo.Protection.Kernel;

/// <summary>
/// From RGB δ in units of [-1,1] images to the sample values of a plane. A difference of colours has no offset, so only the
/// matrix and the range count: 219/255 for limited-range luma, 224/255 for its chroma. Legal overshoot is not clipped to 16–235:
/// encoders take it, and clipping would take from δ.
/// </summary>
internal static class DeltaColour
{
    private const float HalfPeak = 127.5f;
    private const float LimitedLuma = 219f / 255;
    private const float LimitedChroma = 224f / 255;

    /// <summary>Weights of R, G, B in Y' (0), Cb (1) or Cr (2), from units of [-1,1] to sample values.</summary>
    public static (float R, float G, float B) YCbCr(ColorMatrix matrix, bool fullRange, int plane)
    {
        var (kr, kb) = matrix switch
        {
            ColorMatrix.Bt601 => (0.299f, 0.114f),
            ColorMatrix.Bt709 => (0.2126f, 0.0722f),
            ColorMatrix.Bt2020 => (0.2627f, 0.0593f),
            _ => throw new ArgumentOutOfRangeException(nameof(matrix), matrix, "No such colour matrix."),
        };
        var kg = 1 - kr - kb;
        var luma = HalfPeak * (fullRange ? 1 : LimitedLuma);
        var chroma = HalfPeak * (fullRange ? 1 : LimitedChroma);
        return plane switch
        {
            0 => (luma * kr, luma * kg, luma * kb),
            1 => (-chroma * kr / (2 * (1 - kb)), -chroma * kg / (2 * (1 - kb)), chroma / 2),
            _ => (chroma / 2, -chroma * kg / (2 * (1 - kr)), -chroma * kb / (2 * (1 - kr))),
        };
    }

    /// <summary>Weights of R, G, B in the blue (0), green (1) or red (2) samples of BGR pictures.</summary>
    public static (float R, float G, float B) Bgr(int channel) => channel switch
    {
        0 => (0, 0, HalfPeak),
        1 => (0, HalfPeak, 0),
        _ => (HalfPeak, 0, 0),
    };
}
