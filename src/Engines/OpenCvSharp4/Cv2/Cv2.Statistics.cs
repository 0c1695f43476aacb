using OpenCvSharp.Internal;
using static OpenCvSharp.Internal.NativeMethods;

namespace OpenCvSharp;

/// <content>Sums, norms, extremes.</content>
public static unsafe partial class Cv2
{
    /// <summary>The sum of every channel.</summary>
    public static Scalar Sum(InputArray src)
    {
        var srcArray = InputArray.Read(src);
        Check(aef_sum(&srcArray, out var sum));
        GC.KeepAlive(src);
        return sum;
    }

    /// <summary>The mean of every channel (under the mask).</summary>
    public static Scalar Mean(InputArray src, InputArray? mask = null)
    {
        NativeArray srcArray = InputArray.Read(src), maskArray = InputArray.ReadOptional(mask);
        Check(aef_mean(&srcArray, &maskArray, out var mean));
        GC.KeepAlive(src);
        GC.KeepAlive(mask);
        return mean;
    }

    /// <summary>Mean and standard deviation of every channel, as columns.</summary>
    public static void MeanStdDev(InputArray src, OutputArray mean, OutputArray stddev, InputArray? mask = null)
    {
        NativeArray srcArray = InputArray.Read(src), meanArray = OutputArray.Write(mean), stddevArray = OutputArray.Write(stddev), maskArray = InputArray.ReadOptional(mask);
        Check(aef_mean_stddev(&srcArray, &meanArray, &stddevArray, &maskArray));
        GC.KeepAlive(src);
        GC.KeepAlive(mask);
        mean.Fix();
        stddev.Fix();
    }

    /// <summary>Mean and standard deviation of every channel.</summary>
    public static void MeanStdDev(InputArray src, out Scalar mean, out Scalar stddev, InputArray? mask = null)
    {
        NativeArray srcArray = InputArray.Read(src), maskArray = InputArray.ReadOptional(mask);
        Scalar m, s;
        Check(aef_mean_stddev_scalar(&srcArray, &m, &s, &maskArray));
        GC.KeepAlive(src);
        GC.KeepAlive(mask);
        (mean, stddev) = (m, s);
    }

    /// <summary>A norm over all channels.</summary>
    public static double Norm(InputArray src1, NormTypes normType = NormTypes.L2, InputArray? mask = null)
    {
        NativeArray src1Array = InputArray.Read(src1), maskArray = InputArray.ReadOptional(mask);
        Check(aef_norm(&src1Array, (int)normType, &maskArray, out var norm));
        GC.KeepAlive(src1);
        GC.KeepAlive(mask);
        return norm;
    }

    /// <summary>A norm of the difference.</summary>
    public static double Norm(InputArray src1, InputArray src2, NormTypes normType = NormTypes.L2, InputArray? mask = null)
    {
        NativeArray src1Array = InputArray.Read(src1), src2Array = InputArray.Read(src2), maskArray = InputArray.ReadOptional(mask);
        Check(aef_norm_difference(&src1Array, &src2Array, (int)normType, &maskArray, out var norm));
        GC.KeepAlive(src1);
        GC.KeepAlive(src2);
        GC.KeepAlive(mask);
        return norm;
    }

    /// <summary>Peak signal-to-noise ratio in dB for the peak value r.</summary>
    public static double PSNR(InputArray src1, InputArray src2, double r = 255)
    {
        NativeArray src1Array = InputArray.Read(src1), src2Array = InputArray.Read(src2);
        Check(aef_psnr(&src1Array, &src2Array, r, out var psnr));
        GC.KeepAlive(src1);
        GC.KeepAlive(src2);
        return psnr;
    }

    public static int CountNonZero(InputArray mtx)
    {
        var mtxArray = InputArray.Read(mtx);
        Check(aef_count_nonzero(&mtxArray, out var count));
        GC.KeepAlive(mtx);
        return count;
    }

    public static void MinMaxLoc(InputArray src, out double minVal, out double maxVal) => MinMaxLoc(src, out minVal, out maxVal, out _, out _);

    public static void MinMaxLoc(InputArray src, out Point minLoc, out Point maxLoc) => MinMaxLoc(src, out _, out _, out minLoc, out maxLoc);

    /// <summary>The extremes of one channel and where they lie first.</summary>
    public static void MinMaxLoc(InputArray src, out double minVal, out double maxVal, out Point minLoc, out Point maxLoc, InputArray? mask = null)
    {
        NativeArray srcArray = InputArray.Read(src), maskArray = InputArray.ReadOptional(mask);
        double low, high;
        Point lowAt, highAt;
        Check(aef_min_max_loc(&srcArray, &low, &high, &lowAt, &highAt, &maskArray));
        GC.KeepAlive(src);
        GC.KeepAlive(mask);
        (minVal, maxVal, minLoc, maxLoc) = (low, high, lowAt, highAt);
    }

    public static void MinMaxIdx(InputArray src, out double minVal, out double maxVal) => Extremes(src, out minVal, out maxVal, null, null, null);

    public static void MinMaxIdx(InputArray src, int[] minIdx, int[] maxIdx) => MinMaxIdx(src, out _, out _, minIdx, maxIdx);

    /// <summary>The extremes and their indices; the arrays need an element for every dimension (at least two).</summary>
    public static void MinMaxIdx(InputArray src, out double minVal, out double maxVal, int[] minIdx, int[] maxIdx, InputArray? mask = null)
    {
        ArgumentNullException.ThrowIfNull(minIdx);
        ArgumentNullException.ThrowIfNull(maxIdx);
        Extremes(src, out minVal, out maxVal, minIdx, maxIdx, mask);
    }

    /// <summary>Reduces to one row or one column.</summary>
    public static void Reduce(InputArray src, OutputArray dst, ReduceDimension dim, ReduceTypes rtype, int dtype)
    {
        NativeArray srcArray = InputArray.Read(src), dstArray = OutputArray.Write(dst);
        Check(aef_reduce(&srcArray, &dstArray, (int)dim, (int)rtype, dtype));
        GC.KeepAlive(src);
        dst.Fix();
    }

    private static void Extremes(InputArray src, out double minVal, out double maxVal, int[]? minIdx, int[]? maxIdx, InputArray? mask)
    {
        NativeArray srcArray = InputArray.Read(src), maskArray = InputArray.ReadOptional(mask);
        double low, high;
        fixed (int* lowAt = minIdx, highAt = maxIdx) Check(aef_min_max_idx(&srcArray, &low, &high, lowAt, highAt, &maskArray));
        GC.KeepAlive(src);
        GC.KeepAlive(mask);
        (minVal, maxVal) = (low, high);
    }
}
