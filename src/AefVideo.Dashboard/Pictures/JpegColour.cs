using AefVideo.Core.Imaging;

namespace AefVideo.Dashboard.Pictures;

/// <summary>What takes Y'CbCr of a matrix and range to that of JPEG files, BT.601 in full range, in grey levels: Y' += LumaCb·cb + LumaCr·cr and so on, after scaling.</summary>
internal readonly record struct JpegColour(double LumaScale, double LumaOffset, double LumaCb, double LumaCr, double CbCb, double CbCr, double CrCb, double CrCr)
{
    private const double JpegKr = 0.299, JpegKb = 0.114;

    /// <summary>Whether luma depends on luma alone, and each chroma plane on itself.</summary>
    public bool IsSeparate => LumaCb == 0 && LumaCr == 0;

    /// <summary>For pictures of a format.</summary>
    public static JpegColour Of(PictureFormat format)
    {
        var (kr, kb) = format.Matrix switch
        {
            ColorMatrix.Bt709 => (0.2126, 0.0722),
            ColorMatrix.Bt2020 => (0.2627, 0.0593),
            _ => (JpegKr, JpegKb),
        };
        // Of one grey level of each, in parts of white.
        var luma = format.FullRange ? 1 / 255.0 : 1 / 219.0;
        var chroma = format.FullRange ? 1 / 255.0 : 1 / 224.0;
        var (lumaCb, cbCb, crCb) = OfChroma(chroma, 0, kr, kb);
        var (lumaCr, cbCr, crCr) = OfChroma(0, chroma, kr, kb);
        var isSame = format.Matrix is not (ColorMatrix.Bt709 or ColorMatrix.Bt2020);
        return new(255 * luma, format.FullRange ? 0 : -16 * 255 * luma, isSame ? 0 : 255 * lumaCb, isSame ? 0 : 255 * lumaCr, 255 * cbCb, isSame ? 0 : 255 * cbCr, isSame ? 0 : 255 * crCb, 255 * crCr);
    }

    // The sum of a colour without luma in JPEG's terms.
    private static (double Luma, double Cb, double Cr) OfChroma(double cb, double cr, double kr, double kb)
    {
        var red = 2 * (1 - kr) * cr;
        var blue = 2 * (1 - kb) * cb;
        var green = -(kr * red + kb * blue) / (1 - kr - kb);
        var luma = JpegKr * red + (1 - JpegKr - JpegKb) * green + JpegKb * blue;
        return (luma, (blue - luma) / (2 * (1 - JpegKb)), (red - luma) / (2 * (1 - JpegKr)));
    }
}
