using OpenCvSharp;

namespace Engines.OpenCvSharp4.Tests;

public sealed class StatisticsTests
{
    [Fact]
    public void Sums_means_and_deviations()
    {
        using var src = Sample.Noise(9, 5, MatType.CV_8UC3);
        using var mask = Sample.Noise(9, 5, MatType.CV_8UC1, seed: 3, high: 2);
        var channel = Numbers(src).Where((_, i) => i % 3 == 1).ToArray();
        var chosen = channel.Where((_, i) => Numbers(mask).ElementAt(i) != 0).ToArray();
        var deviation = Math.Sqrt(channel.Average(x => Math.Pow(x - channel.Average(), 2)));

        Assert.Equal(channel.Sum(), src.Sum().Val1);
        Assert.Equal(channel.Average(), src.Mean().Val1, 1e-9);
        Assert.Equal(chosen.Average(), Cv2.Mean(src, mask).Val1, 1e-9);
        Cv2.MeanStdDev(src, out var mean, out var stddev);
        Assert.Equal((channel.Average(), deviation), (mean.Val1, stddev.Val1), new Close(1e-9));
        using var means = new Mat();
        using var deviations = new Mat();
        Cv2.MeanStdDev(src, means, deviations);
        Assert.Equal((channel.Average(), deviation), (means.Get<double>(1, 0), deviations.Get<double>(1, 0)), new Close(1e-9));
    }

    [Fact]
    public void Norms_and_noise_ratio()
    {
        using var a = Sample.Noise(9, 5, MatType.CV_8UC3, seed: 1);
        using var b = Sample.Noise(9, 5, MatType.CV_8UC3, seed: 2);
        var differences = Numbers(a).Zip(Numbers(b), (x, y) => Math.Abs(x - y)).ToArray();

        Assert.Equal(differences.Max(), Cv2.Norm(a, b, NormTypes.INF));
        Assert.Equal(differences.Sum(), Cv2.Norm(a, b, NormTypes.L1));
        Assert.Equal(Math.Sqrt(differences.Sum(x => x * x)), Cv2.Norm(a, b), 1e-9);
        Assert.Equal(Math.Sqrt(Numbers(a).Sum(x => x * x)), Cv2.Norm(a), 1e-9);
        Assert.Equal(10 * Math.Log10(255 * 255 / differences.Average(x => x * x)), Cv2.PSNR(a, b), 1e-6);
    }

    [Fact]
    public void Extremes_and_counts()
    {
        using var src = new Mat(6, 8, MatType.CV_32FC1, new Scalar(0));
        src.Set(2, 5, -3f);
        src.Set(4, 1, 8f);

        Cv2.MinMaxLoc(src, out var low, out var high, out var lowAt, out var highAt);
        Assert.Equal((-3.0, 8.0, new Point(5, 2), new Point(1, 4)), (low, high, lowAt, highAt));
        int[] lowIndex = [0, 0], highIndex = [0, 0];
        Cv2.MinMaxIdx(src, lowIndex, highIndex);
        Assert.Equal([2, 5], lowIndex);
        Assert.Equal([4, 1], highIndex);
        Cv2.MinMaxIdx(src, out low, out high);
        Assert.Equal((-3.0, 8.0), (low, high));
        Assert.Equal(2, Cv2.CountNonZero(src));

        using var sums = new Mat();
        Cv2.Reduce(src, sums, ReduceDimension.Row, ReduceTypes.Sum, MatType.CV_32F);
        Sample.AssertEqual(sums, MatType.CV_32FC1, 8, 1, (_, x) => x == 5 ? -3 : x == 1 ? 8 : 0);
    }

    [Fact]
    public void Histograms_count_and_compare()
    {
        using var a = Sample.Noise(20, 20, MatType.CV_8UC3, seed: 1);
        using var b = Sample.Noise(20, 20, MatType.CV_8UC3, seed: 1, high: 100);
        using var first = Histogram(a);
        using var second = Histogram(b);

        Sample.AssertEqual(first, MatType.CV_32FC1, 1, 16, (bin, _) => Numbers(a).Where((value, i) => i % 3 == 2 && (int)value / 16 == bin).Count());
        Assert.Equal(1, Cv2.CompareHist(first, first, HistCompMethods.Correl), 1e-9);
        Assert.True(Cv2.CompareHist(first, second, HistCompMethods.Correl) < 0.9);
        Assert.Equal(0, Cv2.CompareHist(first, first, HistCompMethods.Bhattacharyya), 1e-6);

        using var uneven = new Mat();
        float[] bounds = [0, 10, 100, 256];
        Cv2.CalcHist([a], [0], null, uneven, 1, [3], [bounds], uniform: false);
        Sample.AssertEqual(uneven, MatType.CV_32FC1, 1, 3, (bin, _) => Numbers(a).Where((value, i) => i % 3 == 0 && value >= bounds[bin] && value < bounds[bin + 1]).Count());

        static Mat Histogram(Mat image)
        {
            var histogram = new Mat();
            Cv2.CalcHist([image], [2], null, histogram, 1, [16], [new Rangef(0, 256)]);
            return histogram;
        }
    }

    private static IEnumerable<double> Numbers(Mat mat)
    {
        var (rows, values) = (mat.Rows, mat.Cols * mat.Channels());
        for (var y = 0; y < rows; y++)
            for (var i = 0; i < values; i++)
                yield return Sample.Read(mat, y, i);
    }

    private sealed class Close(double tolerance) : IEqualityComparer<(double, double)>
    {
        public bool Equals((double, double) a, (double, double) b) => Math.Abs(a.Item1 - b.Item1) <= tolerance && Math.Abs(a.Item2 - b.Item2) <= tolerance;

        public int GetHashCode((double, double) pair) => 0;
    }
}
