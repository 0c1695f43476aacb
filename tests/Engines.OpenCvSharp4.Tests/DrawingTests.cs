using OpenCvSharp;

namespace Engines.OpenCvSharp4.Tests;

public sealed class DrawingTests
{
    [Fact]
    public void Rectangles_and_lines()
    {
        using var filled = Canvas();
        Cv2.Rectangle(filled, new Rect(3, 4, 5, 6), new Scalar(255), Cv2.FILLED);
        Sample.AssertEqual(filled, MatType.CV_8UC1, 30, 20, (y, x) => new Rect(3, 4, 5, 6).Contains(x, y) ? 255 : 0);

        using var outline = Canvas();
        Cv2.Rectangle(outline, new Point(3, 4), new Point(7, 9), new Scalar(255));
        Assert.Equal(2 * 5 + 2 * 4, Cv2.CountNonZero(outline));

        using var line = Canvas();
        Cv2.Line(line, 2, 10, 25, 10, new Scalar(9));
        Cv2.Line(line, new Point(4, 1), new Point(4, 5), new Scalar(9));
        Sample.AssertEqual(line, MatType.CV_8UC1, 30, 20, (y, x) => (y == 10 && x is >= 2 and <= 25) || (x == 4 && y is >= 1 and <= 5) ? 9 : 0);
    }

    [Fact]
    public void Round_shapes_cover_their_area()
    {
        using var circle = Canvas(100, 100);
        Cv2.Circle(circle, new Point(50, 50), 30, new Scalar(1), Cv2.FILLED);
        Assert.InRange(circle.Sum().Val0, Math.PI * 900 * 0.97, Math.PI * 900 * 1.05);

        using var ellipse = Canvas(100, 100);
        Cv2.Ellipse(ellipse, new Point(50, 50), new Size(40, 20), 0, 0, 360, new Scalar(1), Cv2.FILLED);
        Assert.InRange(ellipse.Sum().Val0, Math.PI * 800 * 0.97, Math.PI * 800 * 1.05);

        using var box = Canvas(100, 100);
        Cv2.Ellipse(box, new RotatedRect(new Point2f(50, 50), new Size2f(80f, 40f), 0), new Scalar(1), Cv2.FILLED);
        Assert.InRange(Cv2.Norm(ellipse, box, NormTypes.L1), 0, 100);
    }

    [Fact]
    public void Polygons()
    {
        Point[] square = [new(5, 5), new(15, 5), new(15, 12), new(5, 12)];
        Func<int, int, double> inside = (y, x) => y is >= 5 and <= 12 && x is >= 5 and <= 15 ? 7 : 0;
        using var convex = Canvas();
        Cv2.FillConvexPoly(convex, square, new Scalar(7));
        Sample.AssertEqual(convex, MatType.CV_8UC1, 30, 20, inside);

        using var fromArray = Canvas();
        using var points = InputArray.Create(square);
        Cv2.FillConvexPoly((InputOutputArray)fromArray, points, new Scalar(7));
        Sample.AssertSame(convex, fromArray);

        using var several = Canvas();
        Cv2.FillPoly(several, [square, [new(20, 1), new(22, 1), new(22, 3), new(20, 3)]], new Scalar(7));
        Assert.Equal(8 * 11 + 9, Cv2.CountNonZero(several));

        using var outline = Canvas();
        Cv2.Polylines(outline, [square], true, new Scalar(7));
        Assert.Equal(2 * 11 + 2 * 6, Cv2.CountNonZero(outline));
    }

    [Fact]
    public void Text_fits_the_size_that_was_measured()
    {
        using var canvas = Canvas(200, 60);
        var size = Cv2.GetTextSize("AefVideo", HersheyFonts.HersheySimplex, 1, 1, out var baseLine);
        Cv2.PutText(canvas, "AefVideo", new Point(10, 40), HersheyFonts.HersheySimplex, 1, new Scalar(255));

        Assert.True(baseLine > 0);
        Assert.True(Cv2.CountNonZero(canvas) > 50);
        canvas[new Rect(9, 40 - size.Height - 1, size.Width + 2, size.Height + baseLine + 2)].SetTo(new Scalar(0));
        Assert.Equal(0, Cv2.CountNonZero(canvas));
    }

    private static Mat Canvas(int width = 30, int height = 20) => new(height, width, MatType.CV_8UC1, new Scalar(0));
}
