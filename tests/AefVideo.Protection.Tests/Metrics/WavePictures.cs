using static TorchSharp.torch;

namespace AefVideo.Protection.Tests.Metrics;

/// <summary>Pairs of smooth pictures by formula, so that other programs can measure the very same ones.</summary>
internal static class WavePictures
{
    private const int Height = 29;
    private const int Width = 37;

    /// <summary>Two pictures, [2, 3, 29, 37].</summary>
    public static Tensor Originals() => Make((_, _, _, _) => 0);

    /// <summary>The two with a fine wave added; the second is also brighter on its right, beyond 1 in places.</summary>
    public static Tensor Changed() =>
        Make((picture, channel, y, x) => 0.05 * Math.Sin(1.9 * x - 2.3 * y + 1.1 * channel) + (picture == 1 && x > 20 ? 0.25 : 0));

    private static Tensor Make(Func<int, int, int, int, double> change)
    {
        var values = new float[2 * 3 * Height * Width];
        var i = 0;
        for (var picture = 0; picture < 2; picture++)
            for (var channel = 0; channel < 3; channel++)
                for (var y = 0; y < Height; y++)
                    for (var x = 0; x < Width; x++)
                    {
                        var value = 0.7 * Math.Sin(0.37 * x + 0.23 * y * (channel + 1) + picture) + 0.2 * Math.Cos(0.05 * x * y + channel);
                        values[i++] = (float)(value + change(picture, channel, y, x));
                    }
        return tensor(values, [2, 3, Height, Width]);
    }
}
