using OpenCvSharp.Internal;
using static OpenCvSharp.Internal.NativeMethods;

namespace OpenCvSharp;

/// <content>Element by element.</content>
public static unsafe partial class Cv2
{
    /// <summary>|a − b|, saturated.</summary>
    public static void Absdiff(InputArray src1, InputArray src2, OutputArray dst)
    {
        NativeArray src1Array = InputArray.Read(src1), src2Array = InputArray.Read(src2), dstArray = OutputArray.Write(dst);
        Check(aef_absdiff(&src1Array, &src2Array, &dstArray));
        GC.KeepAlive(src1);
        GC.KeepAlive(src2);
        dst.Fix();
    }

    /// <summary>a + b, saturated.</summary>
    public static void Add(InputArray src1, InputArray src2, OutputArray dst, InputArray? mask = null, int dtype = -1)
    {
        NativeArray src1Array = InputArray.Read(src1), src2Array = InputArray.Read(src2), dstArray = OutputArray.Write(dst), maskArray = InputArray.ReadOptional(mask);
        Check(aef_add(&src1Array, &src2Array, &dstArray, &maskArray, dtype));
        GC.KeepAlive(src1);
        GC.KeepAlive(src2);
        GC.KeepAlive(mask);
        dst.Fix();
    }

    /// <summary>a − b, saturated.</summary>
    public static void Subtract(InputArray src1, InputArray src2, OutputArray dst, InputArray? mask = null, int dtype = -1)
    {
        NativeArray src1Array = InputArray.Read(src1), src2Array = InputArray.Read(src2), dstArray = OutputArray.Write(dst), maskArray = InputArray.ReadOptional(mask);
        Check(aef_subtract(&src1Array, &src2Array, &dstArray, &maskArray, dtype));
        GC.KeepAlive(src1);
        GC.KeepAlive(src2);
        GC.KeepAlive(mask);
        dst.Fix();
    }

    /// <inheritdoc cref="Subtract(InputArray, InputArray, OutputArray, InputArray?, int)"/>
    public static void Subtract(InputArray src1, Scalar src2, OutputArray dst, InputArray? mask = null, int dtype = -1) => Subtract(src1, InputArray.Create(src2), dst, mask, dtype);

    /// <inheritdoc cref="Subtract(InputArray, InputArray, OutputArray, InputArray?, int)"/>
    public static void Subtract(Scalar src1, InputArray src2, OutputArray dst, InputArray? mask = null, int dtype = -1) => Subtract(InputArray.Create(src1), src2, dst, mask, dtype);

    /// <summary>scale · a · b, saturated.</summary>
    public static void Multiply(InputArray src1, InputArray src2, OutputArray dst, double scale = 1, int dtype = -1)
    {
        NativeArray src1Array = InputArray.Read(src1), src2Array = InputArray.Read(src2), dstArray = OutputArray.Write(dst);
        Check(aef_multiply(&src1Array, &src2Array, &dstArray, scale, dtype));
        GC.KeepAlive(src1);
        GC.KeepAlive(src2);
        dst.Fix();
    }

    /// <summary>scale · a / b, saturated; whole numbers divided by zero give zero.</summary>
    public static void Divide(InputArray src1, InputArray src2, OutputArray dst, double scale = 1, MatType? dtype = null)
    {
        NativeArray src1Array = InputArray.Read(src1), src2Array = InputArray.Read(src2), dstArray = OutputArray.Write(dst);
        Check(aef_divide(&src1Array, &src2Array, &dstArray, scale, dtype?.Value ?? -1));
        GC.KeepAlive(src1);
        GC.KeepAlive(src2);
        dst.Fix();
    }

    /// <summary>scale / b, saturated; whole numbers divided by zero give zero.</summary>
    public static void Divide(double scale, InputArray src2, OutputArray dst, int dtype = -1)
    {
        NativeArray src2Array = InputArray.Read(src2), dstArray = OutputArray.Write(dst);
        Check(aef_divide_number(scale, &src2Array, &dstArray, dtype));
        GC.KeepAlive(src2);
        dst.Fix();
    }

    /// <summary>alpha · a + beta · b + gamma, saturated.</summary>
    public static void AddWeighted(InputArray src1, double alpha, InputArray src2, double beta, double gamma, OutputArray dst, int dtype = -1)
    {
        NativeArray src1Array = InputArray.Read(src1), src2Array = InputArray.Read(src2), dstArray = OutputArray.Write(dst);
        Check(aef_add_weighted(&src1Array, alpha, &src2Array, beta, gamma, &dstArray, dtype));
        GC.KeepAlive(src1);
        GC.KeepAlive(src2);
        dst.Fix();
    }

    /// <summary>alpha · a + b.</summary>
    public static void ScaleAdd(InputArray src1, double alpha, InputArray src2, OutputArray dst)
    {
        NativeArray src1Array = InputArray.Read(src1), src2Array = InputArray.Read(src2), dstArray = OutputArray.Write(dst);
        Check(aef_scale_add(&src1Array, alpha, &src2Array, &dstArray));
        GC.KeepAlive(src1);
        GC.KeepAlive(src2);
        dst.Fix();
    }

    /// <summary>|alpha · x + beta| as bytes, saturated.</summary>
    public static void ConvertScaleAbs(InputArray src, OutputArray dst, double alpha = 1, double beta = 0)
    {
        NativeArray srcArray = InputArray.Read(src), dstArray = OutputArray.Write(dst);
        Check(aef_convert_scale_abs(&srcArray, &dstArray, alpha, beta));
        GC.KeepAlive(src);
        dst.Fix();
    }

    public static void BitwiseAnd(InputArray src1, InputArray src2, OutputArray dst, InputArray? mask = null)
    {
        NativeArray src1Array = InputArray.Read(src1), src2Array = InputArray.Read(src2), dstArray = OutputArray.Write(dst), maskArray = InputArray.ReadOptional(mask);
        Check(aef_bitwise_and(&src1Array, &src2Array, &dstArray, &maskArray));
        GC.KeepAlive(src1);
        GC.KeepAlive(src2);
        GC.KeepAlive(mask);
        dst.Fix();
    }

    public static void BitwiseOr(InputArray src1, InputArray src2, OutputArray dst, InputArray? mask = null)
    {
        NativeArray src1Array = InputArray.Read(src1), src2Array = InputArray.Read(src2), dstArray = OutputArray.Write(dst), maskArray = InputArray.ReadOptional(mask);
        Check(aef_bitwise_or(&src1Array, &src2Array, &dstArray, &maskArray));
        GC.KeepAlive(src1);
        GC.KeepAlive(src2);
        GC.KeepAlive(mask);
        dst.Fix();
    }

    public static void BitwiseXor(InputArray src1, InputArray src2, OutputArray dst, InputArray? mask = null)
    {
        NativeArray src1Array = InputArray.Read(src1), src2Array = InputArray.Read(src2), dstArray = OutputArray.Write(dst), maskArray = InputArray.ReadOptional(mask);
        Check(aef_bitwise_xor(&src1Array, &src2Array, &dstArray, &maskArray));
        GC.KeepAlive(src1);
        GC.KeepAlive(src2);
        GC.KeepAlive(mask);
        dst.Fix();
    }

    public static void BitwiseNot(InputArray src, OutputArray dst, InputArray? mask = null)
    {
        NativeArray srcArray = InputArray.Read(src), dstArray = OutputArray.Write(dst), maskArray = InputArray.ReadOptional(mask);
        Check(aef_bitwise_not(&srcArray, &dstArray, &maskArray));
        GC.KeepAlive(src);
        GC.KeepAlive(mask);
        dst.Fix();
    }

    /// <summary>The smaller of each pair.</summary>
    public static void Min(InputArray src1, InputArray src2, OutputArray dst)
    {
        NativeArray src1Array = InputArray.Read(src1), src2Array = InputArray.Read(src2), dstArray = OutputArray.Write(dst);
        Check(aef_min(&src1Array, &src2Array, &dstArray));
        GC.KeepAlive(src1);
        GC.KeepAlive(src2);
        dst.Fix();
    }

    /// <inheritdoc cref="Min(InputArray, InputArray, OutputArray)"/>
    public static void Min(Mat src1, Mat src2, Mat dst) => Min((InputArray)src1, src2, dst);

    /// <inheritdoc cref="Min(InputArray, InputArray, OutputArray)"/>
    public static void Min(Mat src1, double src2, Mat dst) => Min((InputArray)src1, src2, dst);

    /// <summary>The larger of each pair.</summary>
    public static void Max(InputArray src1, InputArray src2, OutputArray dst)
    {
        NativeArray src1Array = InputArray.Read(src1), src2Array = InputArray.Read(src2), dstArray = OutputArray.Write(dst);
        Check(aef_max(&src1Array, &src2Array, &dstArray));
        GC.KeepAlive(src1);
        GC.KeepAlive(src2);
        dst.Fix();
    }

    /// <inheritdoc cref="Max(InputArray, InputArray, OutputArray)"/>
    public static void Max(Mat src1, Mat src2, Mat dst) => Max((InputArray)src1, src2, dst);

    /// <inheritdoc cref="Max(InputArray, InputArray, OutputArray)"/>
    public static void Max(Mat src1, double src2, Mat dst) => Max((InputArray)src1, src2, dst);

    public static void Sqrt(InputArray src, OutputArray dst)
    {
        NativeArray srcArray = InputArray.Read(src), dstArray = OutputArray.Write(dst);
        Check(aef_sqrt(&srcArray, &dstArray));
        GC.KeepAlive(src);
        dst.Fix();
    }

    /// <summary>x to the power; of |x| where the power is not whole.</summary>
    public static void Pow(InputArray src, double power, OutputArray dst)
    {
        NativeArray srcArray = InputArray.Read(src), dstArray = OutputArray.Write(dst);
        Check(aef_pow(&srcArray, power, &dstArray));
        GC.KeepAlive(src);
        dst.Fix();
    }

    public static void Exp(InputArray src, OutputArray dst)
    {
        NativeArray srcArray = InputArray.Read(src), dstArray = OutputArray.Write(dst);
        Check(aef_exp(&srcArray, &dstArray));
        GC.KeepAlive(src);
        dst.Fix();
    }

    /// <summary>The natural logarithm.</summary>
    public static void Log(InputArray src, OutputArray dst)
    {
        NativeArray srcArray = InputArray.Read(src), dstArray = OutputArray.Write(dst);
        Check(aef_log(&srcArray, &dstArray));
        GC.KeepAlive(src);
        dst.Fix();
    }

    /// <summary>255 where the comparison holds, else 0.</summary>
    public static void Compare(InputArray src1, InputArray src2, OutputArray dst, CmpTypes cmpop)
    {
        NativeArray src1Array = InputArray.Read(src1), src2Array = InputArray.Read(src2), dstArray = OutputArray.Write(dst);
        Check(aef_compare(&src1Array, &src2Array, &dstArray, (int)cmpop));
        GC.KeepAlive(src1);
        GC.KeepAlive(src2);
        dst.Fix();
    }

    /// <summary>255 where every channel lies within the bounds (inclusive), else 0.</summary>
    public static void InRange(InputArray src, InputArray lowerb, InputArray upperb, OutputArray dst)
    {
        NativeArray srcArray = InputArray.Read(src), lowerbArray = InputArray.Read(lowerb), upperbArray = InputArray.Read(upperb), dstArray = OutputArray.Write(dst);
        Check(aef_in_range(&srcArray, &lowerbArray, &upperbArray, &dstArray));
        GC.KeepAlive(src);
        GC.KeepAlive(lowerb);
        GC.KeepAlive(upperb);
        dst.Fix();
    }

    /// <inheritdoc cref="InRange(InputArray, InputArray, InputArray, OutputArray)"/>
    public static void InRange(InputArray src, Scalar lowerb, Scalar upperb, OutputArray dst) => InRange(src, InputArray.Create(lowerb), InputArray.Create(upperb), dst);

    /// <summary>Looks every byte up in a table of 256.</summary>
    public static void LUT(InputArray src, InputArray lut, OutputArray dst)
    {
        NativeArray srcArray = InputArray.Read(src), lutArray = InputArray.Read(lut), dstArray = OutputArray.Write(dst);
        Check(aef_lut(&srcArray, &lutArray, &dstArray));
        GC.KeepAlive(src);
        GC.KeepAlive(lut);
        dst.Fix();
    }

    /// <inheritdoc cref="LUT(InputArray, InputArray, OutputArray)"/>
    public static void LUT(InputArray src, byte[] lut, OutputArray dst)
    {
        ArgumentNullException.ThrowIfNull(lut);
        if (lut.Length != 256) throw new ArgumentException("lut.Length != 256", nameof(lut));
        using var table = Mat.FromPixelData(256, 1, MatType.CV_8UC1, lut);
        LUT(src, table, dst);
    }

    /// <summary>Scales to a norm, or to the range from alpha to beta.</summary>
    public static void Normalize(InputArray src, InputOutputArray dst, double alpha = 1, double beta = 0, NormTypes normType = NormTypes.L2, int dtype = -1, InputArray? mask = null)
    {
        NativeArray srcArray = InputArray.Read(src), dstArray = OutputArray.Write(dst), maskArray = InputArray.ReadOptional(mask);
        Check(aef_normalize(&srcArray, &dstArray, alpha, beta, (int)normType, dtype, &maskArray));
        GC.KeepAlive(src);
        GC.KeepAlive(mask);
        dst.Fix();
    }
}
