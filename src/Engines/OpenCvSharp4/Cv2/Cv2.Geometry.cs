using OpenCvSharp.Internal;
using static OpenCvSharp.Internal.NativeMethods;

namespace OpenCvSharp;

/// <content>Geometry of pictures.</content>
public static unsafe partial class Cv2
{
    /// <summary>Scales to a size, or by factors where the size is empty.</summary>
    public static void Resize(InputArray src, OutputArray dst, Size dsize, double fx = 0, double fy = 0, InterpolationFlags interpolation = InterpolationFlags.Linear)
    {
        NativeArray srcArray = InputArray.Read(src), dstArray = OutputArray.Write(dst);
        Check(aef_resize(&srcArray, &dstArray, dsize, fx, fy, (int)interpolation));
        GC.KeepAlive(src);
        dst.Fix();
    }

    /// <summary>Warps by a 2×3 matrix that maps source to target (target to source with WarpInverseMap).</summary>
    public static void WarpAffine(InputArray src, OutputArray dst, InputArray m, Size dsize, InterpolationFlags flags = InterpolationFlags.Linear, BorderTypes borderMode = BorderTypes.Constant, Scalar? borderValue = null)
    {
        NativeArray srcArray = InputArray.Read(src), dstArray = OutputArray.Write(dst), mArray = InputArray.Read(m);
        Check(aef_warp_affine(&srcArray, &dstArray, &mArray, dsize, (int)flags, (int)borderMode, borderValue ?? default));
        GC.KeepAlive(src);
        GC.KeepAlive(m);
        dst.Fix();
    }

    /// <summary>Warps by a 3×3 matrix that maps source to target (target to source with WarpInverseMap).</summary>
    public static void WarpPerspective(InputArray src, OutputArray dst, InputArray m, Size dsize, InterpolationFlags flags = InterpolationFlags.Linear, BorderTypes borderMode = BorderTypes.Constant, Scalar? borderValue = null)
    {
        NativeArray srcArray = InputArray.Read(src), dstArray = OutputArray.Write(dst), mArray = InputArray.Read(m);
        Check(aef_warp_perspective(&srcArray, &dstArray, &mArray, dsize, (int)flags, (int)borderMode, borderValue ?? default));
        GC.KeepAlive(src);
        GC.KeepAlive(m);
        dst.Fix();
    }

    /// <inheritdoc cref="WarpPerspective(InputArray, OutputArray, InputArray, Size, InterpolationFlags, BorderTypes, Scalar?)"/>
    public static void WarpPerspective(InputArray src, OutputArray dst, float[,] m, Size dsize, InterpolationFlags flags = InterpolationFlags.Linear, BorderTypes borderMode = BorderTypes.Constant, Scalar? borderValue = null)
    {
        ArgumentNullException.ThrowIfNull(m);
        using var matrix = Mat.FromPixelData(m.GetLength(0), m.GetLength(1), MatType.CV_32FC1, m);
        WarpPerspective(src, dst, (InputArray)matrix, dsize, flags, borderMode, borderValue);
    }

    /// <summary>Takes every pixel from where the maps say.</summary>
    public static void Remap(InputArray src, OutputArray dst, InputArray map1, InputArray map2, InterpolationFlags interpolation = InterpolationFlags.Linear, BorderTypes borderMode = BorderTypes.Constant, Scalar? borderValue = null)
    {
        NativeArray srcArray = InputArray.Read(src), dstArray = OutputArray.Write(dst), map1Array = InputArray.Read(map1), map2Array = InputArray.Read(map2);
        Check(aef_remap(&srcArray, &dstArray, &map1Array, &map2Array, (int)interpolation, (int)borderMode, borderValue ?? default));
        GC.KeepAlive(src);
        GC.KeepAlive(map1);
        GC.KeepAlive(map2);
        dst.Fix();
    }

    /// <summary>Converts the maps of Remap to a faster form.</summary>
    public static void ConvertMaps(InputArray map1, InputArray map2, OutputArray dstmap1, OutputArray dstmap2, MatType dstmap1Type, bool nnInterpolation = false)
    {
        NativeArray map1Array = InputArray.Read(map1), map2Array = InputArray.Read(map2), dstmap1Array = OutputArray.Write(dstmap1), dstmap2Array = OutputArray.Write(dstmap2);
        Check(aef_convert_maps(&map1Array, &map2Array, &dstmap1Array, &dstmap2Array, dstmap1Type.Value, nnInterpolation ? 1 : 0));
        GC.KeepAlive(map1);
        GC.KeepAlive(map2);
        dstmap1.Fix();
        dstmap2.Fix();
    }

    /// <summary>The 2×3 matrix (CV_64F) of a turn about a point, in degrees, counter-clockwise in the picture.</summary>
    public static Mat GetRotationMatrix2D(Point2f center, double angle, double scale)
    {
        Check(aef_rotation_matrix(center, angle, scale, out var matrix));
        return new Mat(matrix);
    }

    /// <summary>The 2×3 matrix (CV_64F) that takes three points to three points.</summary>
    public static Mat GetAffineTransform(IEnumerable<Point2f> src, IEnumerable<Point2f> dst)
    {
        fixed (Point2f* from = Points(src, 3, nameof(src)), to = Points(dst, 3, nameof(dst)))
        {
            Check(aef_affine_transform_points(from, to, out var matrix));
            return new Mat(matrix);
        }
    }

    /// <summary>The 2×3 matrix (CV_64F) that takes three points to three points.</summary>
    public static Mat GetAffineTransform(InputArray src, InputArray dst)
    {
        NativeArray srcArray = InputArray.Read(src), dstArray = InputArray.Read(dst);
        Check(aef_affine_transform(&srcArray, &dstArray, out var matrix));
        GC.KeepAlive(src);
        GC.KeepAlive(dst);
        return new Mat(matrix);
    }

    /// <summary>The 3×3 matrix (CV_64F) that takes four points to four points.</summary>
    public static Mat GetPerspectiveTransform(IEnumerable<Point2f> src, IEnumerable<Point2f> dst)
    {
        fixed (Point2f* from = Points(src, 4, nameof(src)), to = Points(dst, 4, nameof(dst)))
        {
            Check(aef_get_perspective_transform_points(from, to, out var matrix));
            return new Mat(matrix);
        }
    }

    /// <summary>The 3×3 matrix (CV_64F) that takes four points to four points.</summary>
    public static Mat GetPerspectiveTransform(InputArray src, InputArray dst)
    {
        NativeArray srcArray = InputArray.Read(src), dstArray = InputArray.Read(dst);
        Check(aef_get_perspective_transform(&srcArray, &dstArray, out var matrix));
        GC.KeepAlive(src);
        GC.KeepAlive(dst);
        return new Mat(matrix);
    }

    /// <summary>The inverse of a 2×3 matrix.</summary>
    public static void InvertAffineTransform(InputArray m, OutputArray im)
    {
        NativeArray mArray = InputArray.Read(m), imArray = OutputArray.Write(im);
        Check(aef_invert_affine_transform(&mArray, &imArray));
        GC.KeepAlive(m);
        im.Fix();
    }

    /// <summary>The smallest upright rectangle that holds the points.</summary>
    public static Rect BoundingRect(InputArray curve)
    {
        var curveArray = InputArray.Read(curve);
        Check(aef_bounding_rect(&curveArray, out var rect));
        GC.KeepAlive(curve);
        return rect;
    }

    /// <inheritdoc cref="BoundingRect(InputArray)"/>
    public static Rect BoundingRect(IEnumerable<Point> curve)
    {
        using var points = InputArray.Create(curve);
        return BoundingRect(points);
    }

    /// <inheritdoc cref="BoundingRect(InputArray)"/>
    public static Rect BoundingRect(IEnumerable<Point2f> curve)
    {
        using var points = InputArray.Create(curve);
        return BoundingRect(points);
    }

    /// <summary>The convex hull, as points or as indices.</summary>
    public static void ConvexHull(InputArray points, OutputArray hull, bool clockwise = false, bool returnPoints = true)
    {
        NativeArray pointsArray = InputArray.Read(points), hullArray = OutputArray.Write(hull);
        Check(aef_convex_hull(&pointsArray, &hullArray, clockwise ? 1 : 0, returnPoints ? 1 : 0));
        GC.KeepAlive(points);
        hull.Fix();
    }

    /// <summary>The convex hull.</summary>
    public static Point[] ConvexHull(IEnumerable<Point> points, bool clockwise = false) => ConvexHullOf(points, clockwise);

    /// <summary>The convex hull.</summary>
    public static Point2f[] ConvexHull(IEnumerable<Point2f> points, bool clockwise = false) => ConvexHullOf(points, clockwise);

    private static T[] ConvexHullOf<T>(IEnumerable<T> points, bool clockwise)
        where T : unmanaged
    {
        using var list = InputArray.Create(points);
        using var hull = new Mat();
        ConvexHull(list, hull, clockwise);
        hull.GetArray(out T[] corners);
        return corners;
    }

    private static Point2f[] Points(IEnumerable<Point2f> points, int count, string name)
    {
        ArgumentNullException.ThrowIfNull(points, name);
        var list = points as Point2f[] ?? points.ToArray();
        return list.Length >= count ? list : throw new ArgumentException($"{count} points are needed, not {list.Length}", name);
    }
}
