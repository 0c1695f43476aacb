using System.Diagnostics;
using static TorchSharp.torch;

namespace AefVideo.Generators.Training;

/// <summary>Which type this machine computes convolutions in fastest.</summary>
public static class FastestType
{
    // In turns, and the best of many: a machine that is busy with something else would often favour one of the two.
    private const int Tries = 16;

    // bfloat16 must be clearly faster to be worth its eight bits of precision.
    private const double WorthIt = 1.5;

    /// <summary>Times a typical convolution in both types, which takes a fraction of a second.</summary>
    /// <returns>bfloat16 where it is at least half as fast again as float32; else float32.</returns>
    public static ScalarType Measure()
    {
        var (single, half) = (TimeSpan.MaxValue, TimeSpan.MaxValue);
        // The first turn prepares the kernels and is not counted.
        for (var i = 0; i <= Tries; i++)
        {
            var (oneSingle, oneHalf) = (Time(ScalarType.Float32), Time(ScalarType.BFloat16));
            if (i == 0) continue;
            if (oneSingle < single) single = oneSingle;
            if (oneHalf < half) half = oneHalf;
        }
        return single > WorthIt * half ? ScalarType.BFloat16 : ScalarType.Float32;
    }

    private static TimeSpan Time(ScalarType type)
    {
        using var silent = no_grad();
        using var scope = NewDisposeScope();
        var picture = ones(4, 96, 32, 32).to(type);
        var weight = ones(96, 96, 3, 3).to(type);
        var start = Stopwatch.GetTimestamp();
        using var result = nn.functional.conv2d(picture, weight, padding: [1, 1]);
        return Stopwatch.GetElapsedTime(start);
    }
}
