using System.Runtime.InteropServices;

namespace OpenCvSharp.Internal;

/// <content>Drawing.</content>
internal static unsafe partial class NativeMethods
{
    [LibraryImport(Library)]
    internal static partial NativeStatus aef_line(NativeArray* img, Point a, Point b, Scalar color, int thickness, int type, int shift);

    [LibraryImport(Library)]
    internal static partial NativeStatus aef_rectangle(NativeArray* img, Point a, Point b, Scalar color, int thickness, int type, int shift);

    [LibraryImport(Library)]
    internal static partial NativeStatus aef_rectangle_rect(NativeArray* img, Rect rect, Scalar color, int thickness, int type, int shift);

    [LibraryImport(Library)]
    internal static partial NativeStatus aef_circle(NativeArray* img, Point center, int radius, Scalar color, int thickness, int type, int shift);

    [LibraryImport(Library)]
    internal static partial NativeStatus aef_ellipse(NativeArray* img, Point center, Size axes, double angle, double start, double end, Scalar color, int thickness, int type, int shift);

    [LibraryImport(Library)]
    internal static partial NativeStatus aef_ellipse_box(NativeArray* img, RotatedRect box, Scalar color, int thickness, int type);

    [LibraryImport(Library)]
    internal static partial NativeStatus aef_fill_convex_poly(NativeArray* img, NativeArray* points, Scalar color, int type, int shift);

    [LibraryImport(Library)]
    internal static partial NativeStatus aef_fill_convex_poly_points(nint img, Point* points, int count, Scalar color, int type, int shift);

    [LibraryImport(Library)]
    internal static partial NativeStatus aef_fill_poly_points(nint img, Point* points, int* counts, int contours, Scalar color, int type, int shift, Point offset);

    [LibraryImport(Library)]
    internal static partial NativeStatus aef_polylines_points(nint img, Point* points, int* counts, int contours, int closed, Scalar color, int thickness, int type, int shift);

    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)]
    internal static partial NativeStatus aef_put_text(NativeArray* img, string text, Point origin, int font, double scale, Scalar color, int thickness, int type, int bottomLeft);

    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)]
    internal static partial NativeStatus aef_get_text_size(string text, int font, double scale, int thickness, out int baseLine, out Size result);
}
