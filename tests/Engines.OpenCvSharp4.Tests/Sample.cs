using OpenCvSharp;

namespace Engines.OpenCvSharp4.Tests;

/// <summary>Pictures to test with, the same in every run.</summary>
internal static class Sample
{
    public static Mat Noise(int width, int height, MatType type, int seed = 1, double low = 0, double high = 256)
    {
        var random = new Random(seed);
        var mat = new Mat(height, width, type);
        var numbers = width * type.Channels;
        for (var y = 0; y < height; y++)
            for (var i = 0; i < numbers; i++)
                Write(mat, y, i, low + random.NextDouble() * (high - low));
        return mat;
    }

    /// <summary>Smooth blobs on grey, shifted by a fraction of a pixel where asked: something optical flow can follow.</summary>
    public static Mat Blobs(int width, int height, double dx = 0, double dy = 0)
    {
        var random = new Random(7);
        var blobs = Enumerable.Range(0, 60).Select(_ => (X: random.NextDouble() * width, Y: random.NextDouble() * height, Radius: 3 + random.NextDouble() * 5, Height: random.NextDouble() * 160 - 80)).ToArray();
        var mat = new Mat(height, width, MatType.CV_8UC1);
        for (var y = 0; y < height; y++)
            for (var x = 0; x < width; x++)
                mat.At<byte>(y, x) = (byte)Math.Clamp(128 + blobs.Sum(b => b.Height * Math.Exp(-(Square(x - dx - b.X) + Square(y - dy - b.Y)) / (2 * b.Radius * b.Radius))), 0, 255);
        return mat;
    }

    /// <summary>Number <paramref name="i"/> of a row, channels counted one by one.</summary>
    public static unsafe double Read(Mat mat, int y, int i)
    {
        var row = mat.DataPointer + y * mat.Step();
        return mat.Depth() switch
        {
            MatType.CV_8U => row[i],
            MatType.CV_8S => ((sbyte*)row)[i],
            MatType.CV_16U => ((ushort*)row)[i],
            MatType.CV_16S => ((short*)row)[i],
            MatType.CV_32S => ((int*)row)[i],
            MatType.CV_32F => ((float*)row)[i],
            _ => ((double*)row)[i],
        };
    }

    public static void AssertEqual(Mat actual, MatType type, int width, int height, Func<int, int, double> expected, double tolerance = 0)
    {
        Assert.Equal(type, actual.Type());
        Assert.Equal(new Size(width, height), actual.Size());
        for (var y = 0; y < height; y++)
            for (var i = 0; i < width * type.Channels; i++)
                Assert.True(Math.Abs(expected(y, i) - Read(actual, y, i)) <= tolerance, $"row {y}, number {i}: expected {expected(y, i)}, got {Read(actual, y, i)}");
    }

    public static void AssertSame(Mat expected, Mat actual) =>
        AssertEqual(actual, expected.Type(), expected.Width, expected.Height, (y, i) => Read(expected, y, i));

    /// <summary>Skips where the official library runs: it does not guard what the test tries.</summary>
    public static void RequireOwnEngine() =>
        Assert.SkipUnless(typeof(Mat).Assembly.GetName().Name == "OpenCvSharp4", "the official library does not check this");

    private static unsafe void Write(Mat mat, int y, int i, double value)
    {
        var row = mat.DataPointer + y * mat.Step();
        switch (mat.Depth())
        {
            case MatType.CV_8U: row[i] = (byte)value; break;
            case MatType.CV_16S: ((short*)row)[i] = (short)value; break;
            case MatType.CV_32S: ((int*)row)[i] = (int)value; break;
            case MatType.CV_32F: ((float*)row)[i] = (float)value; break;
            case MatType.CV_64F: ((double*)row)[i] = value; break;
            default: throw new NotSupportedException();
        }
    }

    private static double Square(double x) => x * x;
}
