using System.Globalization;
using AefVideo.Core.Imaging;
using AefVideo.Protection;
using AefVideo.Protection.Kernel;

namespace AefVideo.Benchmarks;

/// <summary>
/// What of δ is there when a protected face is aligned again, as a generator sees it, for four ways to sample δ: the largest level only,
/// the level that <see cref="DeltaPyramid.LevelFor" /> gives, the nearest level, a blend of the two nearest. “Arrives” is the projection
/// ⟨δ', δ⟩ / ⟨δ, δ⟩; “stray” the energy of the rest, |δ' − arrives·δ|² / |δ|²; “yield” what arrives for the change made, ⟨δ', δ⟩ / (|δ'|·|δ|).
/// Luma, without rounding, over several positions and angles.
/// </summary>
internal static class EnergyMeasurement
{
    private const int Places = 6;
    private static readonly int[] s_sides = [48, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320, 400, 512, 640];

    private delegate double Sampler(DeltaPyramid pyramid, double u, double v, double step);

    /// <summary>Prints the table.</summary>
    public static void Run(Perturbation perturbation)
    {
        var format = new PictureFormat(1, 1, PixelLayout.Gray, FullRange: true);
        var pyramid = new DeltaPlanes(perturbation, 1).For(format, 0);
        (string Name, Sampler Sample)[] ways =
        [
            ("largest", (levels, u, v, _) => Sample(levels.LevelFor(1), u, v)),
            ("used", (levels, u, v, step) => Sample(levels.LevelFor(step), u, v)),
            ("nearest", (levels, u, v, step) => Sample(levels.LevelFor(Math.Max(1, Math.Pow(2, Math.Round(Math.Log2(step))))), u, v)),
            ("blend", Blend),
        ];
        Console.WriteLine("side   " + string.Join("   ", ways.Select(way => $"{way.Name + ":",8} arrives  stray  yield")));
        foreach (var side in s_sides)
        {
            var cells = ways.Select(way => Measure(pyramid, perturbation.Size, side, way.Sample)).ToArray();
            Console.WriteLine($"{side,4}   " + string.Join("   ", cells.Select(cell => string.Create(CultureInfo.InvariantCulture, $"{cell.Arrives,16:F3} {cell.Stray,6:F3} {cell.Arrives / Math.Sqrt(cell.Arrives * cell.Arrives + cell.Stray),6:F3}"))));
        }
    }

    private static double Blend(DeltaPyramid pyramid, double u, double v, double step)
    {
        var octaves = Math.Max(0, Math.Log2(step));
        var finer = Math.Floor(octaves);
        var share = octaves - finer;
        return (1 - share) * Sample(pyramid.LevelFor(Math.Pow(2, finer)), u, v) + share * Sample(pyramid.LevelFor(Math.Pow(2, finer + 1)), u, v);
    }

    private static (double Arrives, double Stray) Measure(DeltaPyramid pyramid, int size, int side, Sampler sample)
    {
        double dot = 0, energy = 0, arrived = 0;
        var random = new Random(side);
        for (var place = 0; place < Places; place++)
        {
            var angle = (random.NextDouble() - 0.5) * Math.PI / 6;
            double a = side * Math.Cos(angle), b = side * Math.Sin(angle), middle = side + random.NextDouble();
            double originX = middle - (a - b) / 2, originY = middle - (a + b) / 2;

            // The protected picture, less the picture.
            var extent = 2 * side + 1;
            var picture = new double[extent, extent];
            for (var y = 0; y < extent; y++)
            {
                for (var x = 0; x < extent; x++)
                {
                    double dx = x + 0.5 - originX, dy = y + 0.5 - originY;
                    double u = (a * dx + b * dy) / side / side, v = (a * dy - b * dx) / side / side;
                    if (u is >= 0 and <= 1 && v is >= 0 and <= 1) picture[y, x] = sample(pyramid, u, v, (double)size / side);
                }
            }

            // Aligned again: each texel the mean over its area of the bilinearly sampled picture.
            var perTexel = Math.Max(1, (side + size - 1) / size);
            for (var row = 0; row < size; row++)
            {
                for (var column = 0; column < size; column++)
                {
                    var sum = 0.0;
                    for (var part = 0; part < perTexel * perTexel; part++)
                    {
                        var u = (column + (part % perTexel + 0.5) / perTexel) / size;
                        var v = (row + (part / perTexel + 0.5) / perTexel) / size;
                        sum += At(picture, a * u - b * v + originX - 0.5, b * u + a * v + originY - 0.5);
                    }
                    sum /= perTexel * perTexel;
                    var wanted = Sample(pyramid.LevelFor(1), (column + 0.5) / size, (row + 0.5) / size);
                    dot += sum * wanted;
                    energy += wanted * wanted;
                    arrived += sum * sum;
                }
            }
        }
        var arrives = dot / energy;
        return (arrives, arrived / energy - arrives * arrives);
    }

    private static double At(double[,] picture, double x, double y)
    {
        int column = (int)Math.Floor(x), row = (int)Math.Floor(y);
        double fx = x - column, fy = y - row;
        return (1 - fy) * ((1 - fx) * picture[row, column] + fx * picture[row, column + 1])
            + fy * ((1 - fx) * picture[row + 1, column] + fx * picture[row + 1, column + 1]);
    }

    private static unsafe double Sample(PyramidLevel level, double u, double v)
    {
        double x = u * level.Size + 0.5, y = v * level.Size + 0.5;
        int column = Math.Clamp((int)x, 0, level.Size), row = Math.Clamp((int)y, 0, level.Size);
        double fx = x - column, fy = y - row;
        var pairs = level.Pairs + 2 * (row * level.Stride + column);
        return ((1 - fx) * ((1 - fy) * pairs[0] + fy * pairs[1]) + fx * ((1 - fy) * pairs[2] + fy * pairs[3])) / (1 << FixedPoint.TexelBits);
    }
}
