using System.Diagnostics;
using System.Globalization;
using AefVideo.Core.Imaging;
using AefVideo.Protection;
using AefVideo.Protection.Kernel;

namespace AefVideo.Benchmarks;

/// <summary>Time to protect one face of a 1920×1080 picture, by layout, side, angle and kernel: the least and the median of many calls.</summary>
internal static class ProtectBenchmark
{
    private static readonly int[] s_sides = [160, 300, 320, 640];
    private static readonly double[] s_degrees = [0, 10];
    private static readonly PixelLayout[] s_layouts = [PixelLayout.Gray, PixelLayout.Yuv420, PixelLayout.Yuv444, PixelLayout.Bgr24];

    /// <summary>Prints the table.</summary>
    public static void Run()
    {
        var perturbation = Perturbation.Random(256, 0.05f, 1);
        (string Name, RowKernel Kernel)[] kernels = [("fastest", RowKernel.Fastest), ("scalar", new ScalarRowKernel())];
        Console.WriteLine("layout   side  angle  kernel   least ms  median ms");
        foreach (var layout in s_layouts)
        {
            foreach (var side in s_sides)
            {
                foreach (var degrees in s_degrees)
                {
                    foreach (var (name, kernel) in kernels)
                    {
                        var times = Measure(new(perturbation, 1, kernel), layout, side, degrees);
                        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                            $"{layout,-8} {side,4} {degrees,5}°  {name,-8} {times[0],8:F3} {times[times.Length / 2],10:F3}"));
                    }
                }
            }
        }
    }

    private static double[] Measure(FaceProtector protector, PixelLayout layout, int side, double degrees)
    {
        var picture = new Picture(new(1920, 1080, layout));
        new Random(1).NextBytes(picture.Memory.Span);
        var (sin, cos) = MathF.SinCos((float)(degrees * Math.PI / 180));
        float a = side * cos, b = side * sin;
        SimilarityTransform[] faces = [new(a, b, 960.3f - (a - b) / 2, 540.7f - (a + b) / 2)];
        var original = new Picture(picture.Format);
        picture.CopyTo(original);

        // Enough calls for the runtime's last tier of compilation, and long enough for a steady clock.
        const int warm = 200, calls = 400;
        var times = new double[calls];
        for (var i = -warm; i < calls; i++)
        {
            original.CopyTo(picture);
            var start = Stopwatch.GetTimestamp();
            protector.Protect(picture, faces);
            if (i >= 0) times[i] = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        }
        Array.Sort(times);
        return times;
    }
}
