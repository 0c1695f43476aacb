using OpenCvSharp.Internal;
using static OpenCvSharp.Internal.NativeMethods;

namespace OpenCvSharp;

/// <content>Channels and arrangement.</content>
public static unsafe partial class Cv2
{
    /// <summary>Joins single channels to one matrix.</summary>
    public static void Merge(Mat[] mv, Mat dst)
    {
        ArgumentNullException.ThrowIfNull(mv);
        if (mv.Length == 0) throw new ArgumentException("mv.Length == 0", nameof(mv));
        ArgumentNullException.ThrowIfNull(dst);
        var list = new MatList(mv);
        Check(aef_merge(list.Handles(), list.Count, dst.Handle));
        GC.KeepAlive(list);
        GC.KeepAlive(dst);
    }

    /// <summary>Copies every channel out.</summary>
    public static void Split(Mat src, out Mat[] mv) => mv = Split(src);

    /// <summary>Copies every channel out.</summary>
    public static Mat[] Split(Mat src)
    {
        ArgumentNullException.ThrowIfNull(src);
        using var channels = new MatVector();
        Check(aef_split(src.Handle, channels.Handle));
        GC.KeepAlive(src);
        return channels.ToArray();
    }

    /// <summary>Copies channels from and to: pairs of indices, counted over all matrices of a list.</summary>
    public static void MixChannels(Mat[] src, Mat[] dst, int[] fromTo)
    {
        ArgumentNullException.ThrowIfNull(fromTo);
        if (fromTo.Length == 0 || fromTo.Length % 2 != 0) throw new ArgumentException("fromTo.Length == 0 || fromTo.Length % 2 != 0", nameof(fromTo));
        MatList from = new(src), to = new(dst);
        fixed (int* pairs = fromTo) Check(aef_mix_channels(from.Handles(), from.Count, to.Handles(), to.Count, pairs, fromTo.Length / 2));
        GC.KeepAlive(from);
        GC.KeepAlive(to);
    }

    public static void ExtractChannel(InputArray src, OutputArray dst, int coi)
    {
        NativeArray srcArray = InputArray.Read(src), dstArray = OutputArray.Write(dst);
        Check(aef_extract_channel(&srcArray, &dstArray, coi));
        GC.KeepAlive(src);
        dst.Fix();
    }

    public static void InsertChannel(InputArray src, InputOutputArray dst, int coi)
    {
        NativeArray srcArray = InputArray.Read(src), dstArray = OutputArray.Write(dst);
        Check(aef_insert_channel(&srcArray, &dstArray, coi));
        GC.KeepAlive(src);
        dst.Fix();
    }

    /// <summary>Side by side.</summary>
    public static void HConcat(IEnumerable<Mat> src, OutputArray dst)
    {
        var list = InputArray.Create(src);
        NativeArray srcArray = InputArray.Read(list), dstArray = OutputArray.Write(dst);
        Check(aef_hconcat(&srcArray, &dstArray));
        GC.KeepAlive(list);
        dst.Fix();
    }

    /// <summary>Side by side.</summary>
    public static void HConcat(InputArray src1, InputArray src2, OutputArray dst)
    {
        NativeArray src1Array = InputArray.Read(src1), src2Array = InputArray.Read(src2), dstArray = OutputArray.Write(dst);
        Check(aef_hconcat_pair(&src1Array, &src2Array, &dstArray));
        GC.KeepAlive(src1);
        GC.KeepAlive(src2);
        dst.Fix();
    }

    /// <summary>One above the other.</summary>
    public static void VConcat(IEnumerable<Mat> src, OutputArray dst)
    {
        var list = InputArray.Create(src);
        NativeArray srcArray = InputArray.Read(list), dstArray = OutputArray.Write(dst);
        Check(aef_vconcat(&srcArray, &dstArray));
        GC.KeepAlive(list);
        dst.Fix();
    }

    /// <summary>One above the other.</summary>
    public static void VConcat(InputArray src1, InputArray src2, OutputArray dst)
    {
        NativeArray src1Array = InputArray.Read(src1), src2Array = InputArray.Read(src2), dstArray = OutputArray.Write(dst);
        Check(aef_vconcat_pair(&src1Array, &src2Array, &dstArray));
        GC.KeepAlive(src1);
        GC.KeepAlive(src2);
        dst.Fix();
    }

    /// <summary>Mirrors: FlipMode.X upside down, FlipMode.Y left to right.</summary>
    public static void Flip(InputArray src, OutputArray dst, FlipMode flipCode)
    {
        NativeArray srcArray = InputArray.Read(src), dstArray = OutputArray.Write(dst);
        Check(aef_flip(&srcArray, &dstArray, (int)flipCode));
        GC.KeepAlive(src);
        dst.Fix();
    }

    public static void Rotate(InputArray src, OutputArray dst, RotateFlags rotateCode)
    {
        NativeArray srcArray = InputArray.Read(src), dstArray = OutputArray.Write(dst);
        Check(aef_rotate(&srcArray, &dstArray, (int)rotateCode));
        GC.KeepAlive(src);
        dst.Fix();
    }

    public static void Transpose(InputArray src, OutputArray dst)
    {
        NativeArray srcArray = InputArray.Read(src), dstArray = OutputArray.Write(dst);
        Check(aef_transpose(&srcArray, &dstArray));
        GC.KeepAlive(src);
        dst.Fix();
    }

    /// <summary>Tiles.</summary>
    public static void Repeat(InputArray src, int ny, int nx, OutputArray dst)
    {
        NativeArray srcArray = InputArray.Read(src), dstArray = OutputArray.Write(dst);
        Check(aef_repeat(&srcArray, ny, nx, &dstArray));
        GC.KeepAlive(src);
        dst.Fix();
    }

    /// <summary>Tiles.</summary>
    public static Mat Repeat(Mat src, int ny, int nx)
    {
        var dst = new Mat();
        Repeat(src, ny, nx, dst);
        return dst;
    }

    /// <summary>Adds a border.</summary>
    public static void CopyMakeBorder(InputArray src, OutputArray dst, int top, int bottom, int left, int right, BorderTypes borderType, Scalar? value = null)
    {
        NativeArray srcArray = InputArray.Read(src), dstArray = OutputArray.Write(dst);
        Check(aef_copy_make_border(&srcArray, &dstArray, top, bottom, left, right, (int)borderType, value ?? default));
        GC.KeepAlive(src);
        dst.Fix();
    }
}
