using System.Diagnostics;
using static TorchSharp.torch;

namespace AefVideo.Generators.Training;

/// <summary>Which type this machine computes convolutions in fastest.</summary>
public static class FastestType
{
    private const int Tries = 4;

    // bfloat16 must be clearly faster to be worth its eight bits of precision.
    private const double WorthIt = 1.5;

    /// <summary>Times a typical convolution in both types, which takes a fraction of a second.</summary>
    /// <returns>bfloat16 where it is at least half as fast again as float32; else float32.</returns>
    public static ScalarType Measure() => Time(ScalarType.Float32) > WorthIt * Time(ScalarType.BFloat16) ? ScalarType.BFloat16 : ScalarType.Float32;

    private static TimeSpan Time(ScalarType type)
    {
        using var silent = no_grad();
        using var scope = NewDisposeScope();
        var picture = ones(4, 96, 32, 32).to(type);
        var weight = ones(96, 96, 3, 3).to(type);
        var best = TimeSpan.MaxValue;
        // The first pass prepares the kernel and is not counted.
        for (var i = 0; i <= Tries; i++)
        {
            var start = Stopwatch.GetTimestamp();
            using var result = nn.functional.conv2d(picture, weight, padding: [1, 1]);
            var elapsed = Stopwatch.GetElapsedTime(start);
            if (i > 0 && elapsed < best) best = elapsed;
        }
        return best;
    }
}
