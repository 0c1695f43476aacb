using OpenCvSharp;

namespace Engines.OpenCvSharp4.Tests;

public sealed class FilterTests
{
    private const int Width = 15;
    private const int Height = 11;

    [Fact]
    public void Box_filters_average_and_sum()
    {
        using var src = Sample.Noise(Width, Height, MatType.CV_32FC1);
        using var dst = new Mat();

        Cv2.Blur(src, dst, new Size(3, 5));
        Expect(dst, (y, x) => Window(src, y, x, 1, 2).Average());
        Cv2.BoxFilter(src, dst, MatType.CV_64F, new Size(3, 3), normalize: false);
        Sample.AssertEqual(dst, MatType.CV_64FC1, Width, Height, (y, x) => Window(src, y, x, 1, 1).Sum(), 1e-2);
        Cv2.Blur(src, dst, new Size(3, 3), new Point(0, 0), BorderTypes.Replicate);
        Expect(dst, (y, x) => Enumerable.Range(0, 9).Average(i => Sample.Read(src, Math.Min(y + i / 3, Height - 1), Math.Min(x + i % 3, Width - 1))));
    }

    [Fact]
    public void A_gaussian_in_closed_form()
    {
        using var src = Sample.Noise(Width, Height, MatType.CV_32FC1);
        using var dst = src.GaussianBlur(new Size(7, 7), 1.2);
        var weights = Enumerable.Range(-3, 7).Select(i => Math.Exp(-i * i / (2 * 1.2 * 1.2))).ToArray();
        var total = weights.Sum() * weights.Sum();

        Expect(dst, (y, x) => Window(src, y, x, 3, 3).Select((value, i) => value * weights[i / 7] * weights[i % 7]).Sum() / total);
    }

    [Fact]
    public void Ranks_over_a_window()
    {
        using var src = Sample.Noise(Width, Height, MatType.CV_8UC1);
        using var dst = new Mat();
        using var element = Cv2.GetStructuringElement(MorphShapes.Rect, new Size(5, 3));

        Cv2.MedianBlur(src, dst, 3);
        Sample.AssertEqual(Inside(dst), MatType.CV_8UC1, Width - 2, Height - 2, (y, x) => Window(src, y + 1, x + 1, 1, 1).Order().ElementAt(4));
        Cv2.Dilate(src, dst, element);
        Sample.AssertEqual(dst, MatType.CV_8UC1, Width, Height, (y, x) => Clipped(src, y, x, 2, 1).Max());
        Cv2.Erode(src, dst, null);
        Sample.AssertEqual(dst, MatType.CV_8UC1, Width, Height, (y, x) => Clipped(src, y, x, 1, 1).Min());
        Cv2.MorphologyEx(src, dst, MorphTypes.Gradient, null);
        Sample.AssertEqual(dst, MatType.CV_8UC1, Width, Height, (y, x) => Clipped(src, y, x, 1, 1).Max() - Clipped(src, y, x, 1, 1).Min());

        static Mat Inside(Mat mat) => mat[1, Height - 1, 1, Width - 1];
    }

    [Fact]
    public void Kernels_are_correlated()
    {
        using var src = Sample.Noise(Width, Height, MatType.CV_32FC1);
        using var dst = new Mat();
        float[] weights = [1, 2, 3, 4, 5, 6, 7, 8, 9];
        using var kernel = Mat.FromPixelData(3, 3, MatType.CV_32FC1, weights);
        using var row = Mat.FromPixelData(1, 3, MatType.CV_32FC1, new[] { 1f, 2f, 1f });
        using var column = Mat.FromPixelData(1, 3, MatType.CV_32FC1, new[] { -1f, 0f, 1f });

        Cv2.Filter2D(src, dst, MatType.CV_32F, kernel, delta: 5);
        Expect(dst, (y, x) => Window(src, y, x, 1, 1).Select((value, i) => value * weights[i]).Sum() + 5);
        Cv2.SepFilter2D(src, dst, MatType.CV_32F, row, column);
        using var sobel = new Mat();
        Cv2.Sobel(src, sobel, MatType.CV_32F, 0, 1);
        Expect(dst, (y, x) => Sample.Read(sobel, y, x));
        Cv2.Laplacian(src, dst, MatType.CV_32F);
        Expect(dst, (y, x) => Window(src, y, x, 1, 1).Select((value, i) => value * new[] { 0, 1, 0, 1, -4, 1, 0, 1, 0 }[i]).Sum());
    }

    [Fact]
    public void Thresholds()
    {
        using var src = Sample.Noise(Width, Height, MatType.CV_8UC1);
        using var dst = new Mat();

        Assert.Equal(100, Cv2.Threshold(src, dst, 100, 200, ThresholdTypes.Binary));
        Sample.AssertEqual(dst, MatType.CV_8UC1, Width, Height, (y, x) => Sample.Read(src, y, x) > 100 ? 200 : 0);
        Cv2.Threshold(src, dst, 100, 200, ThresholdTypes.Tozero);
        Sample.AssertEqual(dst, MatType.CV_8UC1, Width, Height, (y, x) => Sample.Read(src, y, x) > 100 ? Sample.Read(src, y, x) : 0);
        using var two = new Mat(10, 10, MatType.CV_8UC1, new Scalar(30));
        two[new Rect(0, 0, 5, 10)].SetTo(new Scalar(220));
        Assert.InRange(Cv2.Threshold(two, dst, 0, 255, ThresholdTypes.Otsu), 30, 219);
    }

    [Fact]
    public void Distances_to_the_nearest_zero()
    {
        using var src = new Mat(Height, Width, MatType.CV_8UC1, new Scalar(1));
        Point[] zeros = [new(2, 3), new(12, 8)];
        foreach (var zero in zeros) src.Set(zero.Y, zero.X, (byte)0);
        using var dst = new Mat();

        Cv2.DistanceTransform(src, dst, DistanceTypes.L2, DistanceTransformMasks.Precise, MatType.CV_32F);

        Expect(dst, (y, x) => zeros.Min(zero => new Point(x, y).DistanceTo(zero)));
    }

    [Fact]
    public void A_template_is_found()
    {
        using var src = Sample.Noise(40, 30, MatType.CV_8UC3);
        using var part = src[new Rect(17, 9, 8, 6)].Clone();
        using var result = new Mat();

        Cv2.MatchTemplate(src, part, result, TemplateMatchModes.CCoeffNormed);

        Cv2.MinMaxLoc(result, out _, out var best, out _, out var at);
        Assert.Equal((new Size(33, 25), new Point(17, 9)), (result.Size(), at));
        Assert.Equal(1, best, 1e-5);
    }

    [Fact]
    public void Pyramids_halve_and_double()
    {
        using var src = new Mat(16, 20, MatType.CV_8UC1, new Scalar(77));
        using var dst = new Mat();

        Cv2.PyrDown(src, dst);
        Sample.AssertEqual(dst, MatType.CV_8UC1, 10, 8, (_, _) => 77);
        Cv2.PyrUp(src, dst);
        Sample.AssertEqual(dst, MatType.CV_8UC1, 40, 32, (_, _) => 77);
    }

    [Fact]
    public void Edges_histograms_and_edge_keeping_smoothing()
    {
        using var step = new Mat(20, 20, MatType.CV_8UC1, new Scalar(10));
        step[new Rect(10, 0, 10, 20)].SetTo(new Scalar(200));
        using var dst = new Mat();

        Cv2.Canny(step, dst, 50, 100);
        Assert.Equal(20, Cv2.CountNonZero(dst));
        Cv2.EqualizeHist(step, dst);
        Assert.Equal((0, 255), ((int)dst.Get<byte>(0, 0), (int)dst.Get<byte>(0, 19)));
        Cv2.BilateralFilter(step, dst, 5, 10, 10);
        Sample.AssertSame(step, dst);
    }

    private static void Expect(Mat actual, Func<int, int, double> expected) => Sample.AssertEqual(actual, MatType.CV_32FC1, Width, Height, expected, 1e-2);

    // Row by row; beyond the border mirrored about the last pixel.
    private static IEnumerable<double> Window(Mat src, int y, int x, int radiusX, int radiusY) =>
        from dy in Enumerable.Range(-radiusY, 2 * radiusY + 1)
        from dx in Enumerable.Range(-radiusX, 2 * radiusX + 1)
        select Sample.Read(src, Mirror(y + dy, src.Rows), Mirror(x + dx, src.Cols));

    private static IEnumerable<double> Clipped(Mat src, int y, int x, int radiusX, int radiusY) =>
        from row in Enumerable.Range(y - radiusY, 2 * radiusY + 1)
        from column in Enumerable.Range(x - radiusX, 2 * radiusX + 1)
        where row >= 0 && row < src.Rows && column >= 0 && column < src.Cols
        select Sample.Read(src, row, column);

    private static int Mirror(int i, int n) => i < 0 ? -i : i >= n ? 2 * n - 2 - i : i;
}
