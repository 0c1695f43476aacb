using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
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
        var whole = Vector128.IsHardwareAccelerated ? luma.Length & -Vector128<float>.Count : 0;
        for (var i = 0; i < whole; i += Vector128<float>.Count)
        {
            var y = Singles(luma, i, black) * scale - Vector128<float>.One;
            Vector128<float> b = Singles(cb, i, 128), r = Singles(cr, i, 128);
            Interleave(Clamp(y + redCr * r), Clamp(y + greenCr * r + greenCb * b), Clamp(y + blueCb * b), rgb[(3 * i)..]);
        }
        for (var i = whole; i < luma.Length; i++)
        {
            var y = (luma[i] - black) * scale - 1;
            int b = cb[i] - 128, r = cr[i] - 128;
            rgb[3 * i] = Clamp(y + redCr * r);
            rgb[3 * i + 1] = Clamp(y + greenCr * r + greenCb * b);
            rgb[3 * i + 2] = Clamp(y + blueCb * b);
        }
    }

    private static (int Black, float Scale) Luma(bool fullRange) => fullRange ? (0, 2 / 255f) : (16, 2 / 219f);

    private static Vector128<float> Singles(ReadOnlySpan<byte> samples, int first, int zero)
    {
        var four = Vector128.CreateScalar(MemoryMarshal.Read<uint>(samples[first..])).AsByte();
        return Vector128.ConvertToSingle(Vector128.WidenLower(Vector128.WidenLower(four)).AsInt32() - Vector128.Create(zero));
    }

    // r0 g0 b0 r1, g1 b1 r2 g2, b2 r3 g3 b3.
    private static void Interleave(Vector128<float> red, Vector128<float> green, Vector128<float> blue, Span<float> rgb)
    {
        Mix(Vector128.Shuffle(red, Vector128.Create(0, 0, 0, 1)), Vector128.Shuffle(green, Vector128.Create(0)), Vector128.Shuffle(blue, Vector128.Create(0))).CopyTo(rgb);
        Mix(Vector128.Shuffle(green, Vector128.Create(1, 1, 1, 2)), Vector128.Shuffle(blue, Vector128.Create(1)), Vector128.Shuffle(red, Vector128.Create(2))).CopyTo(rgb[4..]);
        Mix(Vector128.Shuffle(blue, Vector128.Create(2, 2, 2, 3)), Vector128.Shuffle(red, Vector128.Create(3)), Vector128.Shuffle(green, Vector128.Create(3))).CopyTo(rgb[8..]);
    }

    // First and last of one, between them one of each of the others.
    private static Vector128<float> Mix(Vector128<float> outer, Vector128<float> second, Vector128<float> third) =>
        Vector128.ConditionalSelect(
            Vector128.Create(-1, 0, 0, -1).AsSingle(), outer, Vector128.ConditionalSelect(Vector128.Create(0, -1, 0, 0).AsSingle(), second, third));

    private static Vector128<float> Clamp(Vector128<float> value) => Vector128.Min(Vector128.Max(value, -Vector128<float>.One), Vector128<float>.One);

    private static float Clamp(float value) => value < -1 ? -1 : value > 1 ? 1 : value;
}
