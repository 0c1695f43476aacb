using OpenCvSharp.Internal;
using static OpenCvSharp.Internal.NativeMethods;

namespace OpenCvSharp;

/// <content>Transforms.</content>
public static unsafe partial class Cv2
{
    /// <summary>Discrete cosine transform.</summary>
    public static void Dct(InputArray src, OutputArray dst, DctFlags flags = DctFlags.None)
    {
        NativeArray srcArray = InputArray.Read(src), dstArray = OutputArray.Write(dst);
        Check(aef_dct(&srcArray, &dstArray, (int)flags));
        GC.KeepAlive(src);
        dst.Fix();
    }

    /// <summary>Inverse discrete cosine transform.</summary>
    public static void Idct(InputArray src, OutputArray dst, DctFlags flags = DctFlags.None)
    {
        NativeArray srcArray = InputArray.Read(src), dstArray = OutputArray.Write(dst);
        Check(aef_idct(&srcArray, &dstArray, (int)flags));
        GC.KeepAlive(src);
        dst.Fix();
    }

    /// <summary>Discrete Fourier transform.</summary>
    public static void Dft(InputArray src, OutputArray dst, DftFlags flags = DftFlags.None, int nonzeroRows = 0)
    {
        NativeArray srcArray = InputArray.Read(src), dstArray = OutputArray.Write(dst);
        Check(aef_dft(&srcArray, &dstArray, (int)flags, nonzeroRows));
        GC.KeepAlive(src);
        dst.Fix();
    }

    /// <summary>Inverse discrete Fourier transform.</summary>
    public static void Idft(InputArray src, OutputArray dst, DftFlags flags = DftFlags.None, int nonzeroRows = 0)
    {
        NativeArray srcArray = InputArray.Read(src), dstArray = OutputArray.Write(dst);
        Check(aef_idft(&srcArray, &dstArray, (int)flags, nonzeroRows));
        GC.KeepAlive(src);
        dst.Fix();
    }

    /// <summary>Multiplies the channels of every element by a matrix.</summary>
    public static void Transform(InputArray src, OutputArray dst, InputArray m)
    {
        NativeArray srcArray = InputArray.Read(src), dstArray = OutputArray.Write(dst), mArray = InputArray.Read(m);
        Check(aef_transform(&srcArray, &dstArray, &mArray));
        GC.KeepAlive(src);
        GC.KeepAlive(m);
        dst.Fix();
    }

    /// <summary>Moves points by a homography.</summary>
    public static void PerspectiveTransform(InputArray src, OutputArray dst, InputArray m)
    {
        NativeArray srcArray = InputArray.Read(src), dstArray = OutputArray.Write(dst), mArray = InputArray.Read(m);
        Check(aef_perspective_transform(&srcArray, &dstArray, &mArray));
        GC.KeepAlive(src);
        GC.KeepAlive(m);
        dst.Fix();
    }

    /// <inheritdoc cref="PerspectiveTransform(InputArray, OutputArray, InputArray)"/>
    public static Point2f[] PerspectiveTransform(IEnumerable<Point2f> src, Mat m)
    {
        ArgumentNullException.ThrowIfNull(src);
        var points = src.ToArray();
        if (points.Length == 0) return points;
        using var list = Mat.FromPixelData(points.Length, 1, MatType.CV_32FC2, points);
        PerspectiveTransform(list, list, m);
        return points;
    }

    /// <inheritdoc cref="PerspectiveTransform(InputArray, OutputArray, InputArray)"/>
    public static Point2d[] PerspectiveTransform(IEnumerable<Point2d> src, Mat m)
    {
        ArgumentNullException.ThrowIfNull(src);
        var points = src.ToArray();
        if (points.Length == 0) return points;
        using var list = Mat.FromPixelData(points.Length, 1, MatType.CV_64FC2, points);
        PerspectiveTransform(list, list, m);
        return points;
    }
}
