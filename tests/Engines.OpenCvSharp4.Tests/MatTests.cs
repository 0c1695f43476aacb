using System.Runtime.InteropServices;
using OpenCvSharp;

namespace Engines.OpenCvSharp4.Tests;

public sealed class MatTests
{
    [Fact]
    public void A_header_describes_the_matrix()
    {
        using var mat = new Mat(5, 7, MatType.CV_32FC3, new Scalar(1, 2, 3));

        Assert.Equal((5, 7, 5, 7, 2), (mat.Rows, mat.Cols, mat.Height, mat.Width, mat.Dims));
        Assert.Equal((MatType.CV_32FC3, MatType.CV_32F, 3), (mat.Type(), mat.Depth(), mat.Channels()));
        Assert.Equal((12, 4, 35L, 84L, 84L, 12L, 21L), (mat.ElemSize(), mat.ElemSize1(), mat.Total(), mat.Step(), mat.Step(0), mat.Step(1), mat.Step1()));
        Assert.Equal((new Size(7, 5), 5, 7), (mat.Size(), mat.Size(0), mat.Size(1)));
        Assert.True(mat.IsContinuous() && !mat.IsSubmatrix() && !mat.Empty());
        Assert.Equal(mat.DataStart, mat.Data);
        Assert.Equal(5 * 84, mat.DataEnd - mat.Data);
        Assert.Equal(new Vec3f(1, 2, 3), mat.Get<Vec3f>(4, 6));
        Assert.StartsWith("Mat [ 5*7*CV_32FC3, IsContinuous=True, IsSubmatrix=False, Ptr=0x", mat.ToString());
    }

    [Fact]
    public void An_empty_matrix_is_empty()
    {
        using var mat = new Mat();

        Assert.True(mat.Empty());
        Assert.Equal((0, 0, 0L, new Size(0, 0), (nint)0), (mat.Rows, mat.Cols, mat.Total(), mat.Size(), mat.Data));
    }

    [Fact]
    public void A_view_shares_memory_and_keeps_the_step_of_the_whole()
    {
        using var whole = Sample.Noise(10, 8, MatType.CV_8UC3);
        using var view = whole[new Rect(2, 1, 4, 5)];

        Assert.Equal((new Size(4, 5), whole.Step(), false, true), (view.Size(), view.Step(), view.IsContinuous(), view.IsSubmatrix()));
        Assert.Equal(whole.Ptr(1, 2), view.Data);
        view.At<Vec3b>(3, 2) = new Vec3b(9, 8, 7);
        Assert.Equal(new Vec3b(9, 8, 7), whole.Get<Vec3b>(4, 4));

        using var inner = view.SubMat(1, 3, 1, 2);
        inner.SetTo(new Scalar(50, 60, 70));
        Assert.Equal(new Vec3b(50, 60, 70), whole.Get<Vec3b>(2, 3));
    }

    [Fact]
    public void A_view_outlives_the_whole()
    {
        var whole = new Mat(100, 100, MatType.CV_8UC1, new Scalar(42));
        using var view = whole[new Rect(10, 10, 5, 5)];
        whole.Dispose();

        Assert.Equal(42 * 25, view.Sum().Val0);
    }

    [Fact]
    public void All_ways_to_a_part_see_the_same()
    {
        using var mat = Sample.Noise(6, 5, MatType.CV_16SC1, high: 1000);
        using var someRows = mat.RowRange(1, 3);
        using var sameRows = mat.RowRange(1..3);
        using var someColumns = someRows.ColRange(2, 5);
        using var sameColumns = sameRows.ColRange(2..^1);
        Mat[] parts = [
            mat[1, 3, 2, 5], mat.SubMat(1, 3, 2, 5), mat[new Rect(2, 1, 3, 2)], mat[1..3, 2..5], new Mat(mat, new Rect(2, 1, 3, 2)),
            mat[new OpenCvSharp.Range(1, 3), new OpenCvSharp.Range(2, 5)], new Mat(mat, new OpenCvSharp.Range(1, 3), new OpenCvSharp.Range(2, 5)),
            someColumns, sameColumns];

        Assert.All(parts, part => Sample.AssertEqual(part, MatType.CV_16SC1, 3, 2, (y, x) => mat.Get<short>(y + 1, x + 2)));
        using var row = mat.Row(4);
        using var column = mat.Col(5);
        Sample.AssertEqual(row, MatType.CV_16SC1, 6, 1, (_, x) => mat.Get<short>(4, x));
        Sample.AssertEqual(column, MatType.CV_16SC1, 1, 5, (y, _) => mat.Get<short>(y, 5));
        Array.ForEach(parts, part => part.Dispose());
    }

    [Fact]
    public void Setting_a_part_copies_into_it()
    {
        using var mat = new Mat(4, 4, MatType.CV_8UC1, new Scalar(1));
        using var patch = new Mat(2, 2, MatType.CV_8UC1, new Scalar(9));

        mat[new Rect(1, 1, 2, 2)] = patch;

        Sample.AssertEqual(mat, MatType.CV_8UC1, 4, 4, (y, x) => y is 1 or 2 && x is 1 or 2 ? 9 : 1);
        Assert.Throws<ArgumentException>(() => mat[new Rect(0, 0, 3, 3)] = patch);
    }

    [Fact]
    public void A_part_outside_is_an_error_of_opencv()
    {
        using var mat = new Mat(4, 4, MatType.CV_8UC1);

        var error = Assert.Throws<OpenCVException>(() => mat[new Rect(2, 2, 3, 3)]);
        Assert.NotEmpty(error.Message);
        Assert.Throws<OpenCVException>(() => new Mat(mat, new Rect(-1, 0, 2, 2)));
    }

    [Fact]
    public void Managed_memory_is_looked_into()
    {
        byte[] pixels = [1, 2, 3, 4, 5, 6];
        using var mat = Mat.FromPixelData(2, 3, MatType.CV_8UC1, pixels);

        pixels[4] = 50;
        mat.At<byte>(0, 1) = 20;

        Assert.Equal(50, mat.Get<byte>(1, 1));
        Assert.Equal([1, 20, 3, 4, 50, 6], pixels);
    }

    [Fact]
    public void Managed_memory_stays_in_place_while_a_view_lives()
    {
        using var view = ViewOfTemporary();
        for (var i = 0; i < 20; i++)
        {
            _ = new byte[100_000];
            GC.Collect(2, GCCollectionMode.Forced, blocking: true, compacting: true);
        }

        Assert.Equal(Enumerable.Range(0, 50).Select(i => 100f + i), Enumerable.Range(0, 50).Select(i => view.Get<float>(0, i)));

        static Mat ViewOfTemporary()
        {
            using var mat = Mat.FromPixelData(3, 50, MatType.CV_32FC1, Enumerable.Range(0, 150).Select(i => 50f + i).ToArray());
            return mat.RowRange(1, 2);
        }
    }

    [Fact]
    public void Foreign_memory_with_a_step_is_looked_into()
    {
        var memory = Marshal.AllocHGlobal(64);
        try
        {
            using var mat = Mat.FromPixelData(3, 5, MatType.CV_8UC1, memory, 16);
            mat.SetTo(new Scalar(7));
            Marshal.WriteByte(memory, 2 * 16 + 4, 99);

            Assert.Equal((memory, 16L, false), (mat.Data, mat.Step(), mat.IsContinuous()));
            Assert.Equal((7, 99), (mat.Get<byte>(1, 4), mat.Get<byte>(2, 4)));
        }
        finally
        {
            Marshal.FreeHGlobal(memory);
        }
    }

    [Fact]
    public void Too_little_memory_is_refused()
    {
        Sample.RequireOwnEngine();

        Assert.Throws<ArgumentException>(() => Mat.FromPixelData(4, 4, MatType.CV_8UC3, new byte[47]));
        Assert.Throws<ArgumentException>(() => Mat.FromPixelData([2, 3, 4], MatType.CV_32FC1, new float[23]));
        Assert.Throws<ArgumentNullException>(() => Mat.FromPixelData([1, 1], MatType.CV_8UC1, (nint)0));
    }

    [Fact]
    public void More_than_two_dimensions()
    {
        var numbers = Enumerable.Range(0, 2 * 3 * 4 * 5).Select(i => (float)i).ToArray();
        using var mat = Mat.FromPixelData([2, 3, 4, 5], MatType.CV_32FC1, numbers);

        Assert.Equal((4, -1, -1, 120L), (mat.Dims, mat.Rows, mat.Cols, mat.Total()));
        Assert.Equal([2, 3, 4, 5], Enumerable.Range(0, 4).Select(mat.Size));
        Assert.Equal([240L, 80L, 20L, 4L], Enumerable.Range(0, 4).Select(mat.Step));
        Assert.Equal(1 * 60 + 2 * 20 + 3 * 5 + 4, mat.Get<float>(1, 2, 3, 4));
        mat.At<float>(0, 1, 2, 3) = -1;
        Assert.Equal(-1, numbers[20 + 2 * 5 + 3]);
        Assert.Equal(20, mat.Total(2));

        using var flat = mat.Reshape(1, 6, 20);
        Assert.Equal((2, new Size(20, 6), mat.Data), (flat.Dims, flat.Size(), flat.Data));
        using var part = mat[new OpenCvSharp.Range(1, 2), OpenCvSharp.Range.All, new OpenCvSharp.Range(2, 4), new OpenCvSharp.Range(0, 2)];
        Assert.Equal([1, 3, 2, 2], Enumerable.Range(0, 4).Select(part.Size));
        Assert.Equal(60 + 2 * 20 + 3 * 5 + 1, part.Get<float>(0, 2, 1, 1));

        using var made = new Mat([3, 2, 4], MatType.CV_8UC1, new Scalar(5));
        Assert.Equal((3, 24L, 5), (made.Dims, made.Total(), made.Get<byte>(2, 1, 3)));
    }

    [Fact]
    public void Elements_are_read_and_written_by_index()
    {
        using var mat = new Mat(3, 4, MatType.CV_64FC1, new Scalar(0));
        mat.Set(1, 2, 3.5);
        mat.At<double>(2, 3) += 4;
        mat.Set([0, 1], 7.0);

        Assert.Equal((3.5, 4, 7), (mat.Get<double>(1, 2), mat.At<double>(2, 3), mat.Get<double>(0, 1)));
        Assert.Equal(mat.Data + 1 * mat.Step() + 2 * 8, mat.Ptr(1, 2));
        Assert.Equal(mat.Data + 2 * mat.Step(), mat.Ptr(2));
    }

    [Theory]
    [InlineData(3, 0)]
    [InlineData(0, 4)]
    [InlineData(-1, 0)]
    [InlineData(0, -1)]
    public void An_index_outside_is_refused(int y, int x)
    {
        Sample.RequireOwnEngine();
        using var mat = new Mat(3, 4, MatType.CV_8UC1);

        Assert.Throws<ArgumentOutOfRangeException>(() => mat.Get<byte>(y, x));
        Assert.Throws<ArgumentOutOfRangeException>(() => mat.At<byte>(y, x));
        Assert.Throws<ArgumentOutOfRangeException>(() => mat.Get<byte>(0, 0, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => mat.Size(2));
    }

    [Fact]
    public void Arrays_go_in_and_out_of_views()
    {
        using var whole = new Mat(4, 6, MatType.CV_8UC3, new Scalar(0));
        using var view = whole[new Rect(1, 1, 3, 2)];
        var pixels = Enumerable.Range(0, 6).Select(i => new Vec3b((byte)i, (byte)(10 * i), (byte)(20 * i))).ToArray();

        Assert.True(view.SetArray(pixels));
        Assert.True(view.GetArray(out Vec3b[] back));
        Assert.True(view.GetRectangularArray(out Vec3b[,] square));

        Assert.Equal(pixels, back);
        Assert.Equal(pixels[5], square[1, 2]);
        Assert.Equal(pixels[4], whole.Get<Vec3b>(2, 2));
        Assert.Equal(default, whole.Get<Vec3b>(2, 4));
        Assert.Throws<OpenCvSharpException>(() => view.GetArray(out byte[] _));
        Assert.Throws<OpenCvSharpException>(() => view.GetArray(out float[] _));
    }

    [Fact]
    public void A_row_is_a_span()
    {
        using var whole = Sample.Noise(8, 4, MatType.CV_8UC3);
        using var view = whole[new Rect(3, 1, 2, 2)];

        Assert.Equal(6, view.RowSpan<byte>(1).Length);
        Assert.Equal(view.Get<Vec3b>(1, 1), view.RowSpan<Vec3b>(1)[1]);
        Assert.Equal(8 * 4 * 3, whole.AsSpan<byte>().Length);
        Assert.True(view.AsSpan<byte>().IsEmpty);
        Assert.Throws<ArgumentOutOfRangeException>(() => view.RowSpan<byte>(2));
    }

    [Fact]
    public void A_clone_is_independent()
    {
        using var mat = new Mat(3, 3, MatType.CV_8UC1, new Scalar(1));
        using var clone = mat.Clone();
        using var part = mat.Clone(new Rect(1, 1, 2, 1));
        mat.SetTo(new Scalar(9));

        Assert.Equal((9, 9), (clone.Sum().Val0, (int)mat.Get<byte>(0, 0)));
        Assert.Equal((new Size(2, 1), 2.0), (part.Size(), part.Sum().Val0));
    }

    [Fact]
    public void Masks_limit_copies_and_fills()
    {
        using var src = Sample.Noise(5, 4, MatType.CV_8UC1, low: 10);
        using var mask = new Mat(4, 5, MatType.CV_8UC1, new Scalar(0));
        mask.At<byte>(2, 3) = 255;
        using var dst = new Mat(4, 5, MatType.CV_8UC1, new Scalar(1));

        src.CopyTo(dst, mask);
        Sample.AssertEqual(dst, MatType.CV_8UC1, 5, 4, (y, x) => (y, x) == (2, 3) ? src.Get<byte>(2, 3) : 1);

        dst.SetTo(new Scalar(200), mask);
        Sample.AssertEqual(dst, MatType.CV_8UC1, 5, 4, (y, x) => (y, x) == (2, 3) ? 200 : 1);
    }

    [Fact]
    public void Conversion_rounds_and_saturates()
    {
        using var src = Mat.FromPixelData(1, 5, MatType.CV_32FC1, new[] { -3f, 0.4f, 1.6f, 130f, 300f });
        using var dst = new Mat();

        src.ConvertTo(dst, MatType.CV_8UC1, alpha: 2, beta: 1);

        Sample.AssertEqual(dst, MatType.CV_8UC1, 5, 1, (_, x) => new[] { 0, 2, 4, 255, 255 }[x]);
    }

    [Fact]
    public void Create_keeps_memory_that_fits()
    {
        using var mat = new Mat(4, 5, MatType.CV_8UC3);
        var address = mat.Data;

        mat.Create(4, 5, MatType.CV_8UC3);
        Assert.Equal(address, mat.Data);
        mat.Create(new Size(7, 2), MatType.CV_16SC1);
        Assert.Equal((new Size(7, 2), MatType.CV_16SC1), (mat.Size(), mat.Type()));
        mat.Create(MatType.CV_32FC1, 2, 3, 4);
        Assert.Equal((3, 24L), (mat.Dims, mat.Total()));
    }

    [Fact]
    public void Reshape_and_diagonals_are_views()
    {
        using var mat = Sample.Noise(4, 3, MatType.CV_8UC3);
        using var flat = mat.Reshape(1);
        using var rows = mat.Reshape(1, 9);
        using var firstColumns = mat.ColRange(0, 3);
        using var square = firstColumns.Clone();
        using var diagonal = square.Diag();

        Assert.Equal((new Size(12, 3), MatType.CV_8UC1, mat.Data), (flat.Size(), flat.Type(), flat.Data));
        Assert.Equal(new Size(4, 9), rows.Size());
        Sample.AssertEqual(diagonal, MatType.CV_8UC3, 1, 3, (y, i) => Sample.Read(square, y, 3 * y + i));
    }

    [Fact]
    public void Constant_matrices()
    {
        using var zeros = Mat.ZerosMat(2, 3, MatType.CV_32FC1);
        using var ones = Mat.OnesMat(new Size(3, 2), MatType.CV_32FC1);
        using var eye = Mat.EyeMat(3, 3, MatType.CV_64FC1);
        using var column = Mat.FromPixelData(2, 1, MatType.CV_32FC1, new[] { 3f, 4f });
        using var diagonal = Mat.Diag(column);

        Sample.AssertEqual(zeros, MatType.CV_32FC1, 3, 2, (_, _) => 0);
        Sample.AssertEqual(ones, MatType.CV_32FC1, 3, 2, (_, _) => 1);
        Sample.AssertEqual(eye, MatType.CV_64FC1, 3, 3, (y, x) => y == x ? 1 : 0);
        Sample.AssertEqual(diagonal, MatType.CV_32FC1, 2, 2, (y, x) => y == x ? 3 + y : 0);
    }

    [Fact]
    public void Rows_are_added_and_taken_away()
    {
        using var mat = new Mat(2, 2, MatType.CV_8UC1, new Scalar(1));

        mat.Resize(4, new Scalar(5));
        Sample.AssertEqual(mat, MatType.CV_8UC1, 2, 4, (y, _) => y < 2 ? 1 : 5);
        mat.Resize(1);
        Assert.Equal(new Size(2, 1), mat.Size());
    }
}
