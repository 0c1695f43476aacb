using AefVideo.Core.Imaging;

namespace AefVideo.Protection.Tests;

/// <summary>
/// What protection must do, written once more: in double precision, sample by sample, without regard to speed, from the
/// description alone. Gives the unrounded values of one plane, and NaN where a sample lies so near to a border that rounding decides.
/// </summary>
internal static class ReferenceProtection
{
    private const double NearBorder = 1e-4;

    public static double[] Expect(Picture before, int plane, Perturbation perturbation, double strength, ReadOnlySpan<SimilarityTransform> faces)
    {
        var format = before.Format;
        var samples = before.Plane(plane);
        var interleaved = format.Layout == PixelLayout.Bgr24 ? 3 : 1;
        var expected = new double[samples.Length];
        for (var row = 0; row < format.Rows(plane); row++)
        {
            for (var column = 0; column < format.Columns(plane); column++)
            {
                var (x, y) = Site(format, plane, column, row);
                var owner = Owner(faces, x, y, out var u, out var v, out var doubtful);
                for (var channel = 0; channel < interleaved; channel++)
                {
                    var at = row * format.Stride(plane) + interleaved * column + channel;
                    var weights = interleaved == 3 ? [channel == 2 ? 127.5 : 0, channel == 1 ? 127.5 : 0, channel == 0 ? 127.5 : 0] : Weights(format, plane);
                    expected[at] = samples[at];
                    if (owner >= 0) expected[at] = Math.Clamp(samples[at] + strength * Sample(perturbation, weights, Level(perturbation, format, plane, faces[owner]), u, v), 0, 255);
                    if (doubtful) expected[at] = double.NaN;
                }
            }
        }
        return expected;
    }

    public static (double X, double Y) Site(PictureFormat format, int plane, int column, int row)
    {
        var horizontal = plane > 0 && format.Layout is PixelLayout.Yuv420 or PixelLayout.Yuv422;
        var vertical = plane > 0 && format.Layout is PixelLayout.Yuv420;
        return (
            horizontal && plane > 0 ? 2 * column + (format.Siting == ChromaSiting.Center ? 1 : 0.5) : column + 0.5,
            vertical ? 2 * row + (format.Siting == ChromaSiting.TopLeft ? 0.5 : 1) : row + 0.5);
    }

    public static double[] Weights(PictureFormat format, int plane)
    {
        var (kr, kb) = format.Matrix switch
        {
            ColorMatrix.Bt601 => (0.299, 0.114),
            ColorMatrix.Bt709 => (0.2126, 0.0722),
            _ => (0.2627, 0.0593),
        };
        double[] luma = [kr, 1 - kr - kb, kb];
        var scale = 127.5 * (format.FullRange ? 1 : plane == 0 ? 219 / 255.0 : 224 / 255.0);
        return plane switch
        {
            0 => [.. luma.Select(weight => weight * scale)],
            1 => [.. luma.Select((weight, i) => ((i == 2 ? 1 : 0) - weight) / (2 * (1 - kb)) * scale)],
            _ => [.. luma.Select((weight, i) => ((i == 0 ? 1 : 0) - weight) / (2 * (1 - kr)) * scale)],
        };
    }

    private static int Owner(ReadOnlySpan<SimilarityTransform> faces, double x, double y, out double u, out double v, out bool doubtful)
    {
        var owner = -1;
        var nearest = double.PositiveInfinity;
        doubtful = false;
        (u, v) = (0, 0);
        for (var i = 0; i < faces.Length; i++)
        {
            double a = faces[i].A, b = faces[i].B, square = a * a + b * b, dx = x - faces[i].X, dy = y - faces[i].Y;
            double fu = (a * dx + b * dy) / square, fv = (a * dy - b * dx) / square;
            var depth = Math.Min(Math.Min(fu, 1 - fu), Math.Min(fv, 1 - fv));
            if (Math.Abs(depth) * Math.Sqrt(square) < NearBorder) doubtful = true;
            if (depth < 0) continue;
            var distance = Math.Sqrt(square) * Math.Sqrt((fu - 0.5) * (fu - 0.5) + (fv - 0.5) * (fv - 0.5));
            if (Math.Abs(distance - nearest) < NearBorder) doubtful = true;
            if (distance >= nearest) continue;
            (owner, nearest, u, v) = (i, distance, fu, fv);
        }
        return owner;
    }

    private static int Level(Perturbation perturbation, PictureFormat format, int plane, SimilarityTransform face)
    {
        var area = plane == 0 ? 1 : format.Layout switch { PixelLayout.Yuv420 => 4, PixelLayout.Yuv422 => 2, _ => 1 };
        var side = Math.Sqrt((double)face.A * face.A + (double)face.B * face.B);
        var octaves = Math.Log2(perturbation.Size * Math.Sqrt(area) / side);
        return (int)Math.Clamp(Math.Floor(octaves), 0, Math.Floor(Math.Log2(perturbation.Size)));
    }

    private static double Sample(Perturbation perturbation, double[] weights, int level, double u, double v)
    {
        var size = perturbation.Size >> level;
        double x = u * size - 0.5, y = v * size - 0.5;
        int column = (int)Math.Floor(x), row = (int)Math.Floor(y);
        double fx = x - column, fy = y - row;
        return (1 - fy) * ((1 - fx) * Texel(perturbation, weights, level, column, row) + fx * Texel(perturbation, weights, level, column + 1, row))
            + fy * ((1 - fx) * Texel(perturbation, weights, level, column, row + 1) + fx * Texel(perturbation, weights, level, column + 1, row + 1));
    }

    /// <summary>The area average of the feathered δ; the sizes of these tests halve without remainder.</summary>
    private static double Texel(Perturbation perturbation, double[] weights, int level, int column, int row)
    {
        int size = perturbation.Size, side = 1 << level;
        if (column < 0 || row < 0 || column >= size >> level || row >= size >> level) return 0;
        var delta = perturbation.Delta.Span;
        var sum = 0.0;
        for (var y = row * side; y < (row + 1) * side; y++)
        {
            for (var x = column * side; x < (column + 1) * side; x++)
            {
                var edge = Math.Min(Math.Min(x, size - 1 - x), Math.Min(y, size - 1 - y)) + 0.5;
                var feather = Math.Min(1, edge / (size / 32.0));
                for (var channel = 0; channel < 3; channel++) sum += feather * weights[channel] * delta[(channel * size + y) * size + x];
            }
        }
        return sum / (side * side);
    }
}
