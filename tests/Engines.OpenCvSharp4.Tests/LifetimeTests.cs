using OpenCvSharp;
using OpenCvSharp.Dnn;

namespace Engines.OpenCvSharp4.Tests;

public sealed class LifetimeTests
{
    [Fact]
    public void A_disposed_matrix_is_refused_everywhere()
    {
        Sample.RequireOwnEngine();
        var dead = new Mat(3, 3, MatType.CV_8UC1);
        dead.Dispose();
        dead.Dispose();
        using var alive = new Mat(3, 3, MatType.CV_8UC1);

        Assert.True(dead.IsDisposed);
        Assert.Equal(0, dead.CvPtr);
        Assert.Equal("Mat [disposed]", dead.ToString());
        Assert.Throws<ObjectDisposedException>(() => dead.Rows);
        Assert.Throws<ObjectDisposedException>(() => dead.Data);
        Assert.Throws<ObjectDisposedException>(() => dead.Type());
        Assert.Throws<ObjectDisposedException>(() => dead.Get<byte>(0, 0));
        Assert.Throws<ObjectDisposedException>(() => dead.Clone());
        Assert.Throws<ObjectDisposedException>(() => dead[new Rect(0, 0, 1, 1)]);
        Assert.Throws<ObjectDisposedException>(() => Cv2.Flip(dead, alive, FlipMode.X));
        Assert.Throws<ObjectDisposedException>(() => Cv2.Flip(alive, dead, FlipMode.X));
        Assert.Throws<ObjectDisposedException>(() => Cv2.Merge([alive, dead], alive));
        Assert.Throws<ObjectDisposedException>(() => Cv2.Rectangle(dead, new Rect(0, 0, 1, 1), Scalar.Red));
        Assert.Throws<ObjectDisposedException>(() => CvDnn.BlobFromImage(dead));
        Assert.Throws<ObjectDisposedException>(() => dead.ToBytes());
        Assert.Throws<ObjectDisposedException>(() => alive.SetTo(new Scalar(0), dead));
    }

    [Fact]
    public void A_missing_matrix_is_refused_by_name()
    {
        Sample.RequireOwnEngine();
        using var alive = new Mat(3, 3, MatType.CV_8UC1);
        Mat none = null!;

        Assert.Throws<ArgumentNullException>("src", () => Cv2.Flip(null!, alive, FlipMode.X));
        Assert.Throws<ArgumentNullException>("src", () => Cv2.Flip(none, alive, FlipMode.X));
        Assert.Throws<ArgumentNullException>("dst", () => Cv2.Flip(alive, null!, FlipMode.X));
        Assert.Throws<ArgumentNullException>(() => Cv2.Flip(alive, none, FlipMode.X));
        Assert.Throws<ArgumentNullException>("image", () => CvDnn.BlobFromImage(none));
        Assert.Throws<ArgumentNullException>(() => new Mat(none, new Rect(0, 0, 1, 1)));
        Assert.Throws<ArgumentNullException>(() => Cv2.Merge(null!, alive));
        Assert.Throws<ArgumentException>(() => Cv2.Merge([none], alive));
    }

    [Fact]
    public void A_disposed_network_is_refused()
    {
        Sample.RequireOwnEngine();
        var net = new Net();
        Assert.True(net.Empty());
        net.Dispose();
        using var blob = new Mat(1, 1, MatType.CV_32FC1);

        Assert.Throws<ObjectDisposedException>(() => net.Empty());
        Assert.Throws<ObjectDisposedException>(() => net.SetInput(blob));
        Assert.Throws<ObjectDisposedException>(() => net.Forward());
        Assert.Throws<ObjectDisposedException>(() => net.GetLayerNames());
    }

    [Fact]
    public void An_output_array_serves_one_call()
    {
        using var src = new Mat(3, 3, MatType.CV_8UC1, new Scalar(1));
        using var dst = new Mat();
        var output = OutputArray.Create(dst);
        Cv2.Flip(src, output, FlipMode.X);

        Assert.False(output.IsReady());
        Assert.Throws<OpenCvSharpException>(() => Cv2.Flip(src, output, FlipMode.X));
        Assert.Equal(9, dst.Sum().Val0);
    }

    [Fact]
    public void An_input_array_serves_many_calls()
    {
        using var src = new Mat(3, 3, MatType.CV_8UC1, new Scalar(1));
        using var input = InputArray.Create(src);

        Assert.Equal(9, Cv2.Sum(input).Val0);
        src.SetTo(new Scalar(2));
        Assert.Equal(18, Cv2.Sum(input).Val0);
    }

    [Fact]
    public void A_thousand_rounds_leave_nothing_behind()
    {
        using var picture = Sample.Noise(320, 240, MatType.CV_8UC3);
        Round(picture, 50);
        var before = ResidentBytes();
        Round(picture, 1000);
        var grown = ResidentBytes() - before;

        // A round makes about 1 MB; all of them together would be a gigabyte.
        Assert.True(grown < 200_000_000, $"{grown} bytes more");
    }

    [Fact]
    public void What_nobody_disposed_goes_with_its_finaliser()
    {
        Forget(20);
        Collect();
        var before = ResidentBytes();
        for (var i = 0; i < 20; i++)
        {
            Forget(20);
            Collect();
        }
        var grown = ResidentBytes() - before;

        Assert.True(grown < 200_000_000, $"{grown} bytes more");

        static void Forget(int count)
        {
            for (var i = 0; i < count; i++) _ = new Mat(1000, 1000, MatType.CV_8UC3, new Scalar(i));
        }

        static void Collect()
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }
    }

    [Fact]
    public void Steady_work_on_matrices_allocates_only_the_wrappers()
    {
        Sample.RequireOwnEngine();
        using var src = Sample.Noise(64, 64, MatType.CV_8UC3);
        using var dst = new Mat();
        using var input = InputArray.Create(src);
        for (var i = 0; i < 100; i++) Cv2.Resize(input, dst, new Size(32, 32));

        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 1000; i++) Cv2.Resize(input, dst, new Size(32, 32));
        var each = (GC.GetAllocatedBytesForCurrentThread() - before) / 1000.0;

        Assert.InRange(each, 0, 48);
    }

    [Fact]
    public void Arrays_of_points_allocate_only_the_results()
    {
        Sample.RequireOwnEngine();
        using var image = Sample.Blobs(96, 96);
        using var input = InputArray.Create(image);
        var points = Enumerable.Range(0, 100).Select(i => new Point2f(20 + i % 10 * 5, 20 + i / 10 * 5)).ToArray();
        var next = points;
        for (var i = 0; i < 20; i++) Cv2.CalcOpticalFlowPyrLK(input, input, points, ref next, out _, out _);

        var before = GC.GetAllocatedBytesForCurrentThread();
        Cv2.CalcOpticalFlowPyrLK(input, input, points, ref next, out var status, out var errors);
        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;

        const int arrayHeaders = 3 * 32;
        Assert.InRange(allocated, 0, 100 * (8 + 1 + 4) + arrayHeaders);
        Assert.Equal((100, 100), (status.Length, errors.Length));
    }

    private static void Round(Mat picture, int times)
    {
        for (var i = 0; i < times; i++)
        {
            using var grey = picture.CvtColor(ColorConversionCodes.BGR2GRAY);
            using var small = picture.Resize(new Size(160, 120));
            using var view = small[new Rect(10, 10, 100, 100)];
            using var clone = picture.Clone();
            using var blob = CvDnn.BlobFromImage(small);
            var channels = Cv2.Split(view);
            Array.ForEach(channels, channel => channel.Dispose());
            using var pinned = Mat.FromPixelData(10, 10, MatType.CV_8UC1, new byte[100]);
            _ = Cv2.GoodFeaturesToTrack(grey, 10, 0.1, 5, null!, 3, false, 0.04);
        }
    }

    private static long ResidentBytes() =>
        long.Parse(File.ReadAllText("/proc/self/statm").Split(' ')[1], System.Globalization.CultureInfo.InvariantCulture) * Environment.SystemPageSize;
}
