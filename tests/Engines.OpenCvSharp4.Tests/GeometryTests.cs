using OpenCvSharp;

namespace Engines.OpenCvSharp4.Tests;

public sealed class GeometryTests
{
    [Fact]
    public void Colours_are_converted()
    {
        using var src = Sample.Noise(8, 6, MatType.CV_8UC3);
        using var dst = new Mat();

        Cv2.CvtColor(src, dst, ColorConversionCodes.BGR2GRAY);
        Sample.AssertEqual(dst, MatType.CV_8UC1, 8, 6, (y, x) => 0.114 * Sample.Read(src, y, 3 * x) + 0.587 * Sample.Read(src, y, 3 * x + 1) + 0.299 * Sample.Read(src, y, 3 * x + 2), 0.51);
        Cv2.CvtColor(src, dst, ColorConversionCodes.BGR2RGB);
        Sample.AssertEqual(dst, MatType.CV_8UC3, 8, 6, (y, i) => Sample.Read(src, y, i / 3 * 3 + 2 - i % 3));
        Cv2.CvtColor(src, dst, ColorConversionCodes.BGR2YUV_I420);
        Assert.Equal((new Size(8, 9), MatType.CV_8UC1), (dst.Size(), dst.Type()));
    }

    [Fact]
    public void Scaling_by_whole_numbers()
    {
        using var src = Sample.Noise(8, 6, MatType.CV_8UC1);
        using var dst = new Mat();

        Cv2.Resize(src, dst, new Size(24, 12), interpolation: InterpolationFlags.Nearest);
        Sample.AssertEqual(dst, MatType.CV_8UC1, 24, 12, (y, x) => Sample.Read(src, y / 2, x / 3));
        Cv2.Resize(src, dst, new Size(4, 3), interpolation: InterpolationFlags.Area);
        Sample.AssertEqual(dst, MatType.CV_8UC1, 4, 3, (y, x) => (Sample.Read(src, 2 * y, 2 * x) + Sample.Read(src, 2 * y, 2 * x + 1) + Sample.Read(src, 2 * y + 1, 2 * x) + Sample.Read(src, 2 * y + 1, 2 * x + 1)) / 4, 0.51);
        Cv2.Resize(src, dst, default, 0.5, 2);
        Assert.Equal(new Size(4, 12), dst.Size());
    }

    [Fact]
    public void Scaling_is_bilinear_about_pixel_centres()
    {
        using var src = Sample.Noise(9, 7, MatType.CV_32FC1);
        using var dst = src.Resize(new Size(15, 11));

        Sample.AssertEqual(dst, MatType.CV_32FC1, 15, 11, (y, x) => Bilinear(src, (x + 0.5) * 9 / 15 - 0.5, (y + 0.5) * 7 / 11 - 0.5), 1e-3);
    }

    [Fact]
    public void An_affine_warp_takes_target_pixels_from_the_source()
    {
        using var src = Sample.Noise(20, 16, MatType.CV_32FC1);
        using var m = Mat.FromPixelData(2, 3, MatType.CV_64FC1, new[] { 0.8, 0.3, 2.0, -0.2, 0.9, 3.0 });
        using var inverse = new Mat();
        Cv2.InvertAffineTransform(m, inverse);
        using var forward = new Mat();
        using var backward = new Mat();

        Cv2.WarpAffine(src, forward, m, new Size(20, 16), borderMode: BorderTypes.Replicate);
        Cv2.WarpAffine(src, backward, inverse, new Size(20, 16), InterpolationFlags.Linear | InterpolationFlags.WarpInverseMap, BorderTypes.Replicate);

        // OpenCV places samples on a grid of 1/32 pixel: noise between 0 and 256 moves by up to 8.
        const double grid = 256 / 32.0;
        Sample.AssertEqual(forward, MatType.CV_32FC1, 20, 16, (y, x) => Bilinear(src, Map(inverse, 0, x, y), Map(inverse, 1, x, y)), grid);
        Sample.AssertSame(forward, backward);
    }

    [Fact]
    public void A_shift_by_whole_pixels_is_exact_and_the_border_is_filled()
    {
        using var src = Sample.Noise(10, 8, MatType.CV_8UC3);
        using var m = Mat.FromPixelData(2, 3, MatType.CV_32FC1, new float[] { 1, 0, 3, 0, 1, -2 });

        using var dst = src.WarpAffine(m, new Size(10, 8), borderValue: new Scalar(1, 2, 3));

        Sample.AssertEqual(dst, MatType.CV_8UC3, 10, 8, (y, i) => i / 3 >= 3 && y < 6 ? Sample.Read(src, y + 2, i - 9) : i % 3 + 1);
    }

    [Fact]
    public void A_transparent_border_leaves_the_target_alone()
    {
        using var src = new Mat(4, 4, MatType.CV_8UC1, new Scalar(200));
        using var dst = new Mat(8, 8, MatType.CV_8UC1, new Scalar(5));
        using var m = Mat.FromPixelData(2, 3, MatType.CV_64FC1, new[] { 1.0, 0, 2, 0, 1, 2 });

        Cv2.WarpAffine(src, dst, m, new Size(8, 8), InterpolationFlags.Nearest, BorderTypes.Transparent);

        Sample.AssertEqual(dst, MatType.CV_8UC1, 8, 8, (y, x) => y is >= 2 and < 6 && x is >= 2 and < 6 ? 200 : 5);
    }

    [Fact]
    public void A_rotation_matrix_in_closed_form()
    {
        using var m = Cv2.GetRotationMatrix2D(new Point2f(10, 20), 30, 1.5);
        double a = 1.5 * Math.Cos(Math.PI / 6), b = 1.5 * Math.Sin(Math.PI / 6);

        double[,] expected = { { a, b, (1 - a) * 10 - b * 20 }, { -b, a, b * 10 + (1 - a) * 20 } };
        Sample.AssertEqual(m, MatType.CV_64FC1, 3, 2, (y, x) => expected[y, x], 1e-6);
    }

    [Fact]
    public void Matrices_from_points_map_the_points()
    {
        Point2f[] from = [new(0, 0), new(10, 0), new(10, 10), new(0, 12)];
        Point2f[] to = [new(3, 4), new(20, 6), new(18, 21), new(1, 17)];
        using var affine = Cv2.GetAffineTransform(from.Take(3), to.Take(3));
        using var perspective = Cv2.GetPerspectiveTransform(from, to);
        using var fromArray = InputArray.Create(from[..3]);
        using var toArray = InputArray.Create(to[..3]);
        using var again = Cv2.GetAffineTransform(fromArray, toArray);

        for (var i = 0; i < 3; i++)
        {
            Assert.Equal(to[i].X, Map(affine, 0, from[i].X, from[i].Y), 1e-6);
            Assert.Equal(to[i].Y, Map(affine, 1, from[i].X, from[i].Y), 1e-6);
        }
        Sample.AssertEqual(again, MatType.CV_64FC1, 3, 2, (y, x) => affine.Get<double>(y, x), 1e-12);
        var mapped = Cv2.PerspectiveTransform(from, perspective);
        for (var i = 0; i < 4; i++) Assert.True(mapped[i].DistanceTo(to[i]) < 1e-4);
        Assert.Throws<ArgumentException>(() => Cv2.GetAffineTransform(from.Take(2), to.Take(2)));
    }

    [Fact]
    public void A_perspective_warp_with_an_affine_matrix_is_the_affine_warp()
    {
        using var src = Sample.Noise(12, 10, MatType.CV_8UC1);
        using var m = Mat.FromPixelData(2, 3, MatType.CV_64FC1, new[] { 1.0, 0, 2, 0, 1, 1 });
        using var affine = src.WarpAffine(m, new Size(12, 10));
        using var perspective = new Mat();

        Cv2.WarpPerspective(src, perspective, new float[,] { { 1, 0, 2 }, { 0, 1, 1 }, { 0, 0, 1 } }, new Size(12, 10));

        Sample.AssertSame(affine, perspective);
    }

    [Fact]
    public void A_remap_takes_every_pixel_from_where_the_maps_say()
    {
        using var src = Sample.Noise(7, 5, MatType.CV_8UC3);
        using var mapX = new Mat(5, 7, MatType.CV_32FC1);
        using var mapY = new Mat(5, 7, MatType.CV_32FC1);
        for (var y = 0; y < 5; y++)
            for (var x = 0; x < 7; x++)
            {
                mapX.Set(y, x, (float)(6 - x));
                mapY.Set(y, x, (float)y);
            }
        using var dst = new Mat();
        using var fixedMap = new Mat();
        using var weights = new Mat();
        using var viaFixed = new Mat();
        using var flipped = src.Flip(FlipMode.Y);

        Cv2.Remap(src, dst, mapX, mapY);
        Cv2.ConvertMaps(mapX, mapY, fixedMap, weights, MatType.CV_16SC2);
        Cv2.Remap(src, viaFixed, fixedMap, weights);

        Sample.AssertSame(flipped, dst);
        Sample.AssertSame(flipped, viaFixed);
    }

    [Fact]
    public void Bounds_and_hulls_of_points()
    {
        Point[] points = [new(1, 1), new(5, 1), new(5, 4), new(1, 4), new(3, 2)];

        Assert.Equal(new Rect(1, 1, 5, 4), Cv2.BoundingRect(points));
        Assert.Equal(points[..4].ToHashSet(), Cv2.ConvexHull(points).ToHashSet());
        Assert.Equal(4, Cv2.ConvexHull(points.Select(p => (Point2f)p)).Length);
    }

    [Fact]
    public void Transforms_are_undone_by_their_inverses()
    {
        using var src = Sample.Noise(8, 8, MatType.CV_32FC1);
        using var there = new Mat();
        using var back = new Mat();

        Cv2.Dct(src, there);
        Cv2.Idct(there, back);
        Sample.AssertEqual(back, MatType.CV_32FC1, 8, 8, (y, x) => Sample.Read(src, y, x), 1e-3);
        Assert.Equal(src.Sum().Val0 / 8, there.Get<float>(0, 0), 1e-2);
        Cv2.Dft(src, there, DftFlags.ComplexOutput);
        Cv2.Idft(there, back, DftFlags.Scale | DftFlags.RealOutput);
        Sample.AssertEqual(back, MatType.CV_32FC1, 8, 8, (y, x) => Sample.Read(src, y, x), 1e-3);

        using var m = Mat.FromPixelData(1, 3, MatType.CV_32FC1, new[] { 1f, 2f, 3f });
        using var colour = Sample.Noise(4, 4, MatType.CV_32FC3);
        Cv2.Transform(colour, there, m);
        Sample.AssertEqual(there, MatType.CV_32FC1, 4, 4, (y, x) => Sample.Read(colour, y, 3 * x) + 2 * Sample.Read(colour, y, 3 * x + 1) + 3 * Sample.Read(colour, y, 3 * x + 2), 1e-3);
    }

    private static double Map(Mat m, int row, double x, double y) => m.Get<double>(row, 0) * x + m.Get<double>(row, 1) * y + m.Get<double>(row, 2);

    private static double Bilinear(Mat src, double x, double y)
    {
        int left = (int)Math.Floor(x), top = (int)Math.Floor(y);
        double fx = x - left, fy = y - top;
        double At(int row, int column) => Sample.Read(src, Math.Clamp(row, 0, src.Rows - 1), Math.Clamp(column, 0, src.Cols - 1));
        return (1 - fy) * ((1 - fx) * At(top, left) + fx * At(top, left + 1)) + fy * ((1 - fx) * At(top + 1, left) + fx * At(top + 1, left + 1));
    }
}
