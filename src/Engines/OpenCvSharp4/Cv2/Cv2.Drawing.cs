using OpenCvSharp.Internal;
using static OpenCvSharp.Internal.NativeMethods;

namespace OpenCvSharp;

/// <content>Drawing. A negative thickness fills; shift is the number of fractional bits of the coordinates.</content>
public static unsafe partial class Cv2
{
    public static void Line(InputOutputArray img, int pt1X, int pt1Y, int pt2X, int pt2Y, Scalar color, int thickness = 1, LineTypes lineType = LineTypes.Link8, int shift = 0) =>
        Line(img, new Point(pt1X, pt1Y), new Point(pt2X, pt2Y), color, thickness, lineType, shift);

    public static void Line(InputOutputArray img, Point pt1, Point pt2, Scalar color, int thickness = 1, LineTypes lineType = LineTypes.Link8, int shift = 0)
    {
        var imgArray = OutputArray.Write(img);
        Check(aef_line(&imgArray, pt1, pt2, color, thickness, (int)lineType, shift));
        img.Fix();
    }

    public static void Rectangle(InputOutputArray img, Point pt1, Point pt2, Scalar color, int thickness = 1, LineTypes lineType = LineTypes.Link8, int shift = 0)
    {
        var imgArray = OutputArray.Write(img);
        Check(aef_rectangle(&imgArray, pt1, pt2, color, thickness, (int)lineType, shift));
        img.Fix();
    }

    public static void Rectangle(InputOutputArray img, Rect rect, Scalar color, int thickness = 1, LineTypes lineType = LineTypes.Link8, int shift = 0)
    {
        var imgArray = OutputArray.Write(img);
        Check(aef_rectangle_rect(&imgArray, rect, color, thickness, (int)lineType, shift));
        img.Fix();
    }

    public static void Rectangle(Mat img, Rect rect, Scalar color, int thickness = 1, LineTypes lineType = LineTypes.Link8, int shift = 0)
    {
        ArgumentNullException.ThrowIfNull(img);
        var imgArray = img.AsNative();
        Check(aef_rectangle_rect(&imgArray, rect, color, thickness, (int)lineType, shift));
        GC.KeepAlive(img);
    }

    public static void Rectangle(Mat img, Point pt1, Point pt2, Scalar color, int thickness = 1, LineTypes lineType = LineTypes.Link8, int shift = 0)
    {
        ArgumentNullException.ThrowIfNull(img);
        var imgArray = img.AsNative();
        Check(aef_rectangle(&imgArray, pt1, pt2, color, thickness, (int)lineType, shift));
        GC.KeepAlive(img);
    }

    public static void Circle(InputOutputArray img, int centerX, int centerY, int radius, Scalar color, int thickness = 1, LineTypes lineType = LineTypes.Link8, int shift = 0) =>
        Circle(img, new Point(centerX, centerY), radius, color, thickness, lineType, shift);

    public static void Circle(InputOutputArray img, Point center, int radius, Scalar color, int thickness = 1, LineTypes lineType = LineTypes.Link8, int shift = 0)
    {
        var imgArray = OutputArray.Write(img);
        Check(aef_circle(&imgArray, center, radius, color, thickness, (int)lineType, shift));
        img.Fix();
    }

    /// <summary>An arc; angles in degrees, clockwise in the picture.</summary>
    public static void Ellipse(InputOutputArray img, Point center, Size axes, double angle, double startAngle, double endAngle, Scalar color, int thickness = 1, LineTypes lineType = LineTypes.Link8, int shift = 0)
    {
        var imgArray = OutputArray.Write(img);
        Check(aef_ellipse(&imgArray, center, axes, angle, startAngle, endAngle, color, thickness, (int)lineType, shift));
        img.Fix();
    }

    public static void Ellipse(InputOutputArray img, RotatedRect box, Scalar color, int thickness = 1, LineTypes lineType = LineTypes.Link8)
    {
        var imgArray = OutputArray.Write(img);
        Check(aef_ellipse_box(&imgArray, box, color, thickness, (int)lineType));
        img.Fix();
    }

    public static void FillConvexPoly(Mat img, IEnumerable<Point> pts, Scalar color, LineTypes lineType = LineTypes.Link8, int shift = 0)
    {
        ArgumentNullException.ThrowIfNull(img);
        ArgumentNullException.ThrowIfNull(pts);
        var points = pts as Point[] ?? pts.ToArray();
        fixed (Point* list = points) Check(aef_fill_convex_poly_points(img.Handle, list, points.Length, color, (int)lineType, shift));
        GC.KeepAlive(img);
    }

    public static void FillConvexPoly(InputOutputArray img, InputArray pts, Scalar color, LineTypes lineType = LineTypes.Link8, int shift = 0)
    {
        NativeArray imgArray = OutputArray.Write(img), ptsArray = InputArray.Read(pts);
        Check(aef_fill_convex_poly(&imgArray, &ptsArray, color, (int)lineType, shift));
        GC.KeepAlive(pts);
        img.Fix();
    }

    public static void FillPoly(Mat img, IEnumerable<IEnumerable<Point>> pts, Scalar color, LineTypes lineType = LineTypes.Link8, int shift = 0, Point? offset = null)
    {
        ArgumentNullException.ThrowIfNull(img);
        var (points, counts) = Flatten(pts);
        fixed (Point* list = points)
        fixed (int* lengths = counts) Check(aef_fill_poly_points(img.Handle, list, lengths, counts.Length, color, (int)lineType, shift, offset ?? default));
        GC.KeepAlive(img);
    }

    public static void Polylines(Mat img, IEnumerable<IEnumerable<Point>> pts, bool isClosed, Scalar color, int thickness = 1, LineTypes lineType = LineTypes.Link8, int shift = 0)
    {
        ArgumentNullException.ThrowIfNull(img);
        var (points, counts) = Flatten(pts);
        fixed (Point* list = points)
        fixed (int* lengths = counts) Check(aef_polylines_points(img.Handle, list, lengths, counts.Length, isClosed ? 1 : 0, color, thickness, (int)lineType, shift));
        GC.KeepAlive(img);
    }

    /// <summary>Writes ASCII text.</summary>
    public static void PutText(InputOutputArray img, string text, Point org, HersheyFonts fontFace, double fontScale, Scalar color, int thickness = 1, LineTypes lineType = LineTypes.Link8, bool bottomLeftOrigin = false)
    {
        ArgumentException.ThrowIfNullOrEmpty(text);
        var imgArray = OutputArray.Write(img);
        Check(aef_put_text(&imgArray, text, org, (int)fontFace, fontScale, color, thickness, (int)lineType, bottomLeftOrigin ? 1 : 0));
        img.Fix();
    }

    /// <summary>The size PutText takes, without what hangs below the base line.</summary>
    public static Size GetTextSize(string text, HersheyFonts fontFace, double fontScale, int thickness, out int baseLine)
    {
        ArgumentException.ThrowIfNullOrEmpty(text);
        Check(aef_get_text_size(text, (int)fontFace, fontScale, thickness, out baseLine, out var size));
        return size;
    }

    private static (Point[] Points, int[] Counts) Flatten(IEnumerable<IEnumerable<Point>> pts)
    {
        ArgumentNullException.ThrowIfNull(pts);
        var contours = pts.Select(contour => contour.ToArray()).ToArray();
        return (contours.SelectMany(contour => contour).ToArray(), contours.Select(contour => contour.Length).ToArray());
    }
}
