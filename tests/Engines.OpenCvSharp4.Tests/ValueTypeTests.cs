using System.Runtime.CompilerServices;
using OpenCvSharp;

namespace Engines.OpenCvSharp4.Tests;

public sealed class ValueTypeTests
{
    [Fact]
    public void They_print_as_records()
    {
        Assert.Equal("Size { Width = 64, Height = 48 }", new Size(64, 48).ToString());
        Assert.Equal("Point { X = 1, Y = 2 }", new Point(1, 2).ToString());
        Assert.Equal("Point2f { X = 1.5, Y = -2 }", new Point2f(1.5f, -2).ToString());
        Assert.Equal("Rect { X = 1, Y = 2, Width = 3, Height = 4 }", WithoutProperties(new Rect(1, 2, 3, 4).ToString()));
        Assert.Equal("Scalar { Val0 = 1, Val1 = 2, Val2 = 3, Val3 = 0 }", new Scalar(1, 2, 3).ToString());
        Assert.Equal("Range { Start = 1, End = 5 }", new OpenCvSharp.Range(1, 5).ToString());
        Assert.Equal("Vec3b (1, 2, 3)", new Vec3b(1, 2, 3).ToString());

        // A record prints its public properties after its fields; the four numbers come first.
        static string WithoutProperties(string text) => text[..text.IndexOf(", Top", StringComparison.Ordinal)] + " }";
    }

    [Theory]
    [InlineData(MatType.CV_8U, 1, 0, "CV_8UC1")]
    [InlineData(MatType.CV_8U, 3, 16, "CV_8UC3")]
    [InlineData(MatType.CV_16S, 1, 3, "CV_16SC1")]
    [InlineData(MatType.CV_32F, 4, 29, "CV_32FC4")]
    [InlineData(MatType.CV_64F, 1, 6, "CV_64FC1")]
    [InlineData(MatType.CV_32F, 6, 45, "CV_32FC(6)")]
    public void A_matrix_type_packs_depth_and_channels(int depth, int channels, int value, string name)
    {
        var type = MatType.MakeType(depth, channels);

        Assert.Equal(value, type.Value);
        Assert.Equal(value, (int)type);
        Assert.Equal((depth, channels, name), (type.Depth, type.Channels, type.ToString()));
        Assert.Equal(depth < MatType.CV_32F, type.IsInteger);
        Assert.True(type == value && !(type != value));
    }

    [Fact]
    public void A_matrix_type_refuses_what_does_not_exist()
    {
        Assert.Throws<OpenCvSharpException>(() => MatType.CV_8UC(0));
        Assert.Throws<OpenCvSharpException>(() => MatType.CV_8UC(512));
        Assert.Throws<OpenCvSharpException>(() => MatType.MakeType(8, 1));
    }

    [Fact]
    public void Points_compute()
    {
        Assert.Equal(new Point2f(3, 1), new Point2f(1, 2) + new Point2f(2, -1));
        Assert.Equal(new Point2f(-1, 3), new Point2f(1, 2) - new Point2f(2, -1));
        Assert.Equal(new Point2f(1.5f, 3), new Point2f(1, 2) * 1.5);
        Assert.Equal(new Point(1, 3), new Point(1, 2) * 1.5);
        Assert.Equal(new Point(-1, -2), -new Point(1, 2));
        Assert.Equal(5, new Point2f(1, 1).DistanceTo(new Point2f(4, 5)));
        Assert.Equal(11, Point.DotProduct(new Point(1, 2), new Point(3, 4)));
        Assert.Equal(-2, Point.CrossProduct(new Point(1, 2), new Point(3, 4)));
        Assert.Equal(new Point(1, -2), (Point)new Point2f(1.9f, -2.9f));
        Assert.Equal(new Point2f(1, 2), (Point2f)new Point(1, 2));
        Assert.Equal(new Vec2i(1, 2), (Vec2i)new Point(1, 2));
        Assert.Equal(new Point(3, 4), new Point(3.9, 4.1));
        Assert.Equal(new Point3f(5, 7, 9), new Point3f(1, 2, 3) + new Point3f(4, 5, 6));
    }

    [Fact]
    public void Rectangles_compute()
    {
        var a = new Rect(10, 20, 30, 40);
        var b = new Rect(25, 10, 30, 20);

        Assert.Equal((10, 20, 40, 60), (a.Left, a.Top, a.Right, a.Bottom));
        Assert.Equal((new Point(10, 20), new Point(40, 60)), (a.TopLeft, a.BottomRight));
        Assert.Equal(new Rect(25, 20, 15, 10), a & b);
        Assert.Equal(new Rect(10, 10, 45, 50), a | b);
        Assert.Equal(default, a & new Rect(100, 100, 5, 5));
        Assert.True(a.IntersectsWith(b));
        Assert.True(a.Contains(10, 20) && a.Contains(new Point(39, 59)));
        Assert.False(a.Contains(40, 20) || a.Contains(b));
        Assert.Equal(new Rect(11, 22, 30, 40), a + new Point(1, 2));
        Assert.Equal(new Rect(10, 20, 31, 42), a + new Size(1, 2));
        Assert.Equal(new Rect(8, 17, 34, 46), Rect.Inflate(a, 2, 3));
        Assert.Equal(a, Rect.FromLTRB(10, 20, 40, 60));
        Assert.Equal(new Rect(1, 2, 3, 4), new Rect2d(1.9, 2.9, 3.9, 4.9).ToRect());
    }

    [Fact]
    public void Scalars_are_indexed_and_made_of_colours()
    {
        var scalar = Scalar.FromRgb(1, 2, 3);
        scalar[3] = 9;

        Assert.Equal(new Scalar(3, 2, 1, 9), scalar);
        Assert.Equal((3, 9), (scalar[0], scalar[3]));
        Assert.Throws<ArgumentOutOfRangeException>(() => scalar[4]);
        Assert.Equal(new Scalar(7, 7, 7, 7), Scalar.All(7));
        Assert.Equal(new Scalar(0, 0, 255), Scalar.Red);
        Assert.Equal(new Scalar(5), (Scalar)5.0);
        Assert.Equal(5, (double)new Scalar(5, 6));
        Assert.Equal(new Scalar(1, 2, 3), (Scalar)new Vec3b(1, 2, 3));
    }

    [Fact]
    public void Vectors_are_indexed_and_saturate()
    {
        var v = new Vec3b(10, 200, 30);
        v[1] = 250;
        var (first, second, third) = v;

        Assert.Equal((10, 250, 30), (first, second, third));
        Assert.Throws<ArgumentOutOfRangeException>(() => v[3]);
        Assert.Equal(new Vec3b(20, 255, 60), v + v);
        Assert.Equal(new Vec3b(0, 0, 0), new Vec3b(1, 2, 3) - new Vec3b(1, 5, 9));
        Assert.Equal(new Vec3b(25, 255, 75), v * 2.5);
        Assert.Equal(new Vec3f(1.5f, 3, 4.5f), new Vec3f(1, 2, 3) * 1.5);
        Assert.True(new Vec3b(1, 2, 3) == new Vec3b(1, 2, 3) && new Vec3b(1, 2, 3) != new Vec3b(1, 2, 4));
    }

    [Fact]
    public void They_are_laid_out_as_in_cpp()
    {
        Assert.Equal((8, 8, 16, 8, 32, 20, 16, 3, 4), (
            Unsafe.SizeOf<Point>(), Unsafe.SizeOf<Point2f>(), Unsafe.SizeOf<Rect>(), Unsafe.SizeOf<Size>(), Unsafe.SizeOf<Scalar>(),
            Unsafe.SizeOf<RotatedRect>(), Unsafe.SizeOf<TermCriteria>(), Unsafe.SizeOf<Vec3b>(), Unsafe.SizeOf<Vec4b>()));
    }

    [Fact]
    public void A_turned_rectangle_has_its_corners()
    {
        var upright = new RotatedRect(new Point2f(10, 20), new Size2f(8f, 4f), 0);
        var turned = new RotatedRect(new Point2f(10, 20), new Size2f(8f, 4f), 90);

        Assert.Equal([new Point2f(6, 22), new Point2f(6, 18), new Point2f(14, 18), new Point2f(14, 22)], upright.Points());
        Assert.All(turned.Points(), p => Assert.Equal((2f, 4f), (MathF.Round(Math.Abs(p.X - 10), 4), MathF.Round(Math.Abs(p.Y - 20), 4))));
        Assert.Equal(new Rect(6, 18, 9, 5), upright.BoundingRect());
    }

    [Fact]
    public void Criteria_combine()
    {
        var both = TermCriteria.Both(30, 0.01);

        Assert.Equal((CriteriaTypes.Count | CriteriaTypes.Eps, 30, 0.01), (both.Type, both.MaxCount, both.Epsilon));
        Assert.Equal(OpenCvSharp.Range.All, new OpenCvSharp.Range(int.MinValue, int.MaxValue));
    }
}
