using OpenCvSharp;

namespace Engines.OpenCvSharp4.Tests;

/// <summary>Element by element, against the same in plain C#.</summary>
public sealed class ArithmeticTests
{
    private const int Width = 13;
    private const int Height = 7;

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(6)]
    public void Two_pictures_are_combined(int operation)
    {
        using var a = Sample.Noise(Width, Height, MatType.CV_8UC3, seed: 1);
        using var b = Sample.Noise(Width, Height, MatType.CV_8UC3, seed: 2);
        using var dst = new Mat();
        Func<double, double, double> expected;
        switch (operation)
        {
            case 0: Cv2.Absdiff(a, b, dst); expected = (x, y) => Math.Abs(x - y); break;
            case 1: Cv2.Add(a, b, dst); expected = (x, y) => x + y; break;
            case 2: Cv2.Subtract(a, b, dst); expected = (x, y) => x - y; break;
            case 3: Cv2.Multiply(a, b, dst, 0.01); expected = (x, y) => x * y * 0.01; break;
            case 4: Cv2.AddWeighted(a, 0.7, b, -0.4, 20, dst); expected = (x, y) => 0.7 * x - 0.4 * y + 20; break;
            case 5: Cv2.Min(a, b, dst); expected = Math.Min; break;
            default: Cv2.Max(a, b, dst); expected = Math.Max; break;
        }

        // Products and weighted sums are rounded by different means: half a unit and a little.
        var tolerance = operation is 3 or 4 ? 0.51 : 0;
        Sample.AssertEqual(dst, MatType.CV_8UC3, Width, Height, (y, i) => Math.Clamp(expected(Sample.Read(a, y, i), Sample.Read(b, y, i)), 0, 255), tolerance);
    }

    [Fact]
    public void Sums_can_be_wider_than_their_parts()
    {
        using var a = Sample.Noise(Width, Height, MatType.CV_8UC1, seed: 1);
        using var b = Sample.Noise(Width, Height, MatType.CV_8UC1, seed: 2);
        using var dst = new Mat();

        Cv2.Subtract(a, b, dst, dtype: MatType.CV_16S);

        Sample.AssertEqual(dst, MatType.CV_16SC1, Width, Height, (y, x) => Sample.Read(a, y, x) - Sample.Read(b, y, x));
    }

    [Fact]
    public void Scalars_numbers_and_vectors_take_part()
    {
        using var a = Sample.Noise(Width, Height, MatType.CV_8UC3);
        using var dst = new Mat();

        Cv2.Add(a, new Scalar(10, 20, 30), dst);
        Sample.AssertEqual(dst, MatType.CV_8UC3, Width, Height, (y, i) => Math.Min(255, Sample.Read(a, y, i) + 10 * (i % 3 + 1)));

        Cv2.Subtract(new Scalar(200, 100, 50), a, dst);
        Sample.AssertEqual(dst, MatType.CV_8UC3, Width, Height, (y, i) => Math.Max(0, new[] { 200, 100, 50 }[i % 3] - Sample.Read(a, y, i)));

        Cv2.Subtract(a, new Scalar(5, 5, 5), dst);
        Sample.AssertEqual(dst, MatType.CV_8UC3, Width, Height, (y, i) => Math.Max(0, Sample.Read(a, y, i) - 5));

        Cv2.Multiply(a, 0.5, dst);
        Sample.AssertEqual(dst, MatType.CV_8UC3, Width, Height, (y, i) => Sample.Read(a, y, i) * 0.5, 0.5);

        Cv2.Add(a, new Vec3d(1, 2, 3), dst);
        Sample.AssertEqual(dst, MatType.CV_8UC3, Width, Height, (y, i) => Math.Min(255, Sample.Read(a, y, i) + i % 3 + 1));
    }

    [Fact]
    public void Division_by_zero_gives_zero_in_whole_numbers()
    {
        using var a = Mat.FromPixelData(1, 4, MatType.CV_8UC1, new byte[] { 10, 20, 200, 7 });
        using var b = Mat.FromPixelData(1, 4, MatType.CV_8UC1, new byte[] { 2, 0, 100, 4 });
        using var dst = new Mat();

        Cv2.Divide(a, b, dst);
        Sample.AssertEqual(dst, MatType.CV_8UC1, 4, 1, (_, x) => new[] { 5, 0, 2, 2 }[x]);
        Cv2.Divide(a, b, dst, 2, MatType.CV_32F);
        Assert.Equal(10f, dst.Get<float>(0, 0));
        Cv2.Divide(100, b, dst);
        Sample.AssertEqual(dst, MatType.CV_8UC1, 4, 1, (_, x) => new[] { 50, 0, 1, 25 }[x]);
    }

    [Fact]
    public void A_mask_limits_the_result()
    {
        using var a = Sample.Noise(Width, Height, MatType.CV_8UC1, seed: 1);
        using var mask = Sample.Noise(Width, Height, MatType.CV_8UC1, seed: 3, high: 2);
        using var dst = new Mat(Height, Width, MatType.CV_8UC1, new Scalar(77));

        Cv2.Add(a, 1, dst, mask);

        Sample.AssertEqual(dst, MatType.CV_8UC1, Width, Height, (y, x) => Sample.Read(mask, y, x) == 0 ? 77 : Math.Min(255, Sample.Read(a, y, x) + 1));
    }

    [Fact]
    public void Bits_comparisons_and_ranges()
    {
        using var a = Sample.Noise(Width, Height, MatType.CV_8UC1, seed: 1);
        using var b = Sample.Noise(Width, Height, MatType.CV_8UC1, seed: 2);
        using var dst = new Mat();
        int A(int y, int x) => (int)Sample.Read(a, y, x);
        int B(int y, int x) => (int)Sample.Read(b, y, x);
        void Expect(Func<int, int, double> expected) => Sample.AssertEqual(dst, MatType.CV_8UC1, Width, Height, expected);

        Cv2.BitwiseAnd(a, b, dst);
        Expect((y, x) => A(y, x) & B(y, x));
        Cv2.BitwiseOr(a, b, dst);
        Expect((y, x) => A(y, x) | B(y, x));
        Cv2.BitwiseXor(a, b, dst);
        Expect((y, x) => A(y, x) ^ B(y, x));
        Cv2.BitwiseNot(a, dst);
        Expect((y, x) => 255 - A(y, x));
        Cv2.Compare(a, b, dst, CmpTypes.GT);
        Expect((y, x) => A(y, x) > B(y, x) ? 255 : 0);
        Cv2.Compare(a, 100, dst, CmpTypes.LE);
        Expect((y, x) => A(y, x) <= 100 ? 255 : 0);
        Cv2.InRange(a, new Scalar(50), new Scalar(150), dst);
        Expect((y, x) => A(y, x) is >= 50 and <= 150 ? 255 : 0);
        Cv2.LUT(a, [.. Enumerable.Range(0, 256).Select(i => (byte)(255 - i / 2))], dst);
        Expect((y, x) => 255 - A(y, x) / 2);
    }

    [Fact]
    public void Functions_of_floats()
    {
        using var a = Sample.Noise(Width, Height, MatType.CV_32FC1, low: 0.1, high: 4);
        using var dst = new Mat();
        void Expect(Func<double, double> expected) => Sample.AssertEqual(dst, MatType.CV_32FC1, Width, Height, (y, x) => expected(Sample.Read(a, y, x)), 1e-4);

        Cv2.Sqrt(a, dst);
        Expect(Math.Sqrt);
        Cv2.Pow(a, 2.5, dst);
        Expect(x => Math.Pow(x, 2.5));
        Cv2.Exp(a, dst);
        Expect(Math.Exp);
        Cv2.Log(a, dst);
        Expect(Math.Log);
        Cv2.ScaleAdd(a, 3, a, dst);
        Expect(x => 4 * x);
    }

    [Fact]
    public void Normalising_to_a_range_and_to_a_norm()
    {
        using var a = Sample.Noise(Width, Height, MatType.CV_32FC1, low: -5, high: 9);
        using var dst = new Mat();
        Cv2.MinMaxLoc(a, out double low, out double high);

        Cv2.Normalize(a, dst, 0, 1, NormTypes.MinMax);
        Sample.AssertEqual(dst, MatType.CV_32FC1, Width, Height, (y, x) => (Sample.Read(a, y, x) - low) / (high - low), 1e-5);
        Cv2.Normalize(a, dst, 3, 0, NormTypes.L2);
        Assert.Equal(3, Cv2.Norm(dst), 1e-4);
    }

    [Fact]
    public void Absolute_values_as_bytes()
    {
        using var a = Mat.FromPixelData(1, 4, MatType.CV_32FC1, new[] { -10f, 3f, -200f, 0f });
        using var dst = new Mat();

        Cv2.ConvertScaleAbs(a, dst, 2, 1);

        Sample.AssertEqual(dst, MatType.CV_8UC1, 4, 1, (_, x) => new[] { 19, 7, 255, 1 }[x]);
    }
}
