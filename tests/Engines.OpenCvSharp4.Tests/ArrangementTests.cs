using OpenCvSharp;

namespace Engines.OpenCvSharp4.Tests;

public sealed class ArrangementTests
{
    [Fact]
    public void Channels_are_split_and_merged()
    {
        using var src = Sample.Noise(6, 4, MatType.CV_8UC3);
        using var back = new Mat();
        var channels = Cv2.Split(src);

        Assert.Equal(3, channels.Length);
        for (var c = 0; c < 3; c++) Sample.AssertEqual(channels[c], MatType.CV_8UC1, 6, 4, (y, x) => Sample.Read(src, y, 3 * x + c));
        Cv2.Merge(channels, back);
        Sample.AssertSame(src, back);

        using var one = new Mat();
        Cv2.ExtractChannel(src, one, 1);
        Sample.AssertSame(channels[1], one);
        Cv2.InsertChannel(channels[2], back, 0);
        Cv2.ExtractChannel(back, one, 0);
        Sample.AssertSame(channels[2], one);

        using var swapped = new Mat(src.Size(), src.Type());
        Cv2.MixChannels([src], [swapped], [0, 2, 1, 1, 2, 0]);
        using var converted = src.CvtColor(ColorConversionCodes.BGR2RGB);
        Sample.AssertSame(converted, swapped);
        Array.ForEach(channels, channel => channel.Dispose());
    }

    [Fact]
    public void Pictures_are_put_together()
    {
        using var a = Sample.Noise(3, 4, MatType.CV_8UC1, seed: 1);
        using var b = Sample.Noise(3, 4, MatType.CV_8UC1, seed: 2);
        using var dst = new Mat();

        Cv2.HConcat(a, b, dst);
        Sample.AssertEqual(dst, MatType.CV_8UC1, 6, 4, (y, x) => x < 3 ? Sample.Read(a, y, x) : Sample.Read(b, y, x - 3));
        Cv2.VConcat(a, b, dst);
        Sample.AssertEqual(dst, MatType.CV_8UC1, 3, 8, (y, x) => y < 4 ? Sample.Read(a, y, x) : Sample.Read(b, y - 4, x));
        Cv2.HConcat([a, b, a], dst);
        Sample.AssertEqual(dst, MatType.CV_8UC1, 9, 4, (y, x) => Sample.Read(x / 3 == 1 ? b : a, y, x % 3));
        Cv2.VConcat([b, a, b], dst);
        Sample.AssertEqual(dst, MatType.CV_8UC1, 3, 12, (y, x) => Sample.Read(y / 4 == 1 ? a : b, y % 4, x));
        Cv2.Repeat(a, 2, 3, dst);
        Sample.AssertEqual(dst, MatType.CV_8UC1, 9, 8, (y, x) => Sample.Read(a, y % 4, x % 3));
    }

    [Fact]
    public void Pictures_are_turned_and_mirrored()
    {
        using var a = Sample.Noise(5, 3, MatType.CV_8UC1);
        using var dst = new Mat();
        double A(int y, int x) => Sample.Read(a, y, x);

        Cv2.Flip(a, dst, FlipMode.X);
        Sample.AssertEqual(dst, MatType.CV_8UC1, 5, 3, (y, x) => A(2 - y, x));
        Cv2.Flip(a, dst, FlipMode.Y);
        Sample.AssertEqual(dst, MatType.CV_8UC1, 5, 3, (y, x) => A(y, 4 - x));
        Cv2.Flip(a, dst, FlipMode.XY);
        Sample.AssertEqual(dst, MatType.CV_8UC1, 5, 3, (y, x) => A(2 - y, 4 - x));
        Cv2.Transpose(a, dst);
        Sample.AssertEqual(dst, MatType.CV_8UC1, 3, 5, (y, x) => A(x, y));
        Cv2.Rotate(a, dst, RotateFlags.Rotate90Clockwise);
        Sample.AssertEqual(dst, MatType.CV_8UC1, 3, 5, (y, x) => A(2 - x, y));
        Cv2.Rotate(a, dst, RotateFlags.Rotate90Counterclockwise);
        Sample.AssertEqual(dst, MatType.CV_8UC1, 3, 5, (y, x) => A(x, 4 - y));
        Cv2.Rotate(a, dst, RotateFlags.Rotate180);
        Sample.AssertEqual(dst, MatType.CV_8UC1, 5, 3, (y, x) => A(2 - y, 4 - x));
    }

    [Fact]
    public void Borders_are_added()
    {
        using var a = Sample.Noise(4, 3, MatType.CV_8UC1);
        using var dst = new Mat();

        Cv2.CopyMakeBorder(a, dst, 1, 2, 3, 1, BorderTypes.Constant, new Scalar(9));
        Sample.AssertEqual(dst, MatType.CV_8UC1, 8, 6, (y, x) => y is >= 1 and < 4 && x is >= 3 and < 7 ? Sample.Read(a, y - 1, x - 3) : 9);
        Cv2.CopyMakeBorder(a, dst, 1, 2, 3, 1, BorderTypes.Replicate);
        Sample.AssertEqual(dst, MatType.CV_8UC1, 8, 6, (y, x) => Sample.Read(a, Math.Clamp(y - 1, 0, 2), Math.Clamp(x - 3, 0, 3)));
        Cv2.CopyMakeBorder(a, dst, 1, 1, 2, 2, BorderTypes.Reflect101);
        Sample.AssertEqual(dst, MatType.CV_8UC1, 8, 5, (y, x) => Sample.Read(a, Mirror(y - 1, 3), Mirror(x - 2, 4)));

        static int Mirror(int i, int n) => i < 0 ? -i : i >= n ? 2 * n - 2 - i : i;
    }
}
