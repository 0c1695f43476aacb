using OpenCvSharp.Internal;
using static OpenCvSharp.Internal.NativeMethods;

namespace OpenCvSharp;

/// <content>Filters.</content>
public static unsafe partial class Cv2
{
    /// <summary>Converts colours.</summary>
    public static void CvtColor(InputArray src, OutputArray dst, ColorConversionCodes code, int dstCn = 0)
    {
        NativeArray srcArray = InputArray.Read(src), dstArray = OutputArray.Write(dst);
        Check(aef_cvt_color(&srcArray, &dstArray, (int)code, dstCn));
        GC.KeepAlive(src);
        dst.Fix();
    }

    /// <summary>Gaussian smoothing; an empty size follows from the sigmas, and the other way round.</summary>
    public static void GaussianBlur(InputArray src, OutputArray dst, Size ksize, double sigmaX, double sigmaY = 0, BorderTypes borderType = BorderTypes.Default)
    {
        NativeArray srcArray = InputArray.Read(src), dstArray = OutputArray.Write(dst);
        Check(aef_gaussian_blur(&srcArray, &dstArray, ksize, sigmaX, sigmaY, (int)borderType));
        GC.KeepAlive(src);
        dst.Fix();
    }

    /// <summary>The mean over a box.</summary>
    public static void Blur(InputArray src, OutputArray dst, Size ksize, Point? anchor = null, BorderTypes borderType = BorderTypes.Default)
    {
        NativeArray srcArray = InputArray.Read(src), dstArray = OutputArray.Write(dst);
        Check(aef_blur(&srcArray, &dstArray, ksize, anchor ?? new Point(-1, -1), (int)borderType));
        GC.KeepAlive(src);
        dst.Fix();
    }

    /// <summary>The median over a square.</summary>
    public static void MedianBlur(InputArray src, OutputArray dst, int ksize)
    {
        NativeArray srcArray = InputArray.Read(src), dstArray = OutputArray.Write(dst);
        Check(aef_median_blur(&srcArray, &dstArray, ksize));
        GC.KeepAlive(src);
        dst.Fix();
    }

    /// <summary>Smoothing that keeps edges.</summary>
    public static void BilateralFilter(InputArray src, OutputArray dst, int d, double sigmaColor, double sigmaSpace, BorderTypes borderType = BorderTypes.Default)
    {
        NativeArray srcArray = InputArray.Read(src), dstArray = OutputArray.Write(dst);
        Check(aef_bilateral_filter(&srcArray, &dstArray, d, sigmaColor, sigmaSpace, (int)borderType));
        GC.KeepAlive(src);
        dst.Fix();
    }

    /// <summary>The sum or the mean over a box.</summary>
    public static void BoxFilter(InputArray src, OutputArray dst, MatType ddepth, Size ksize, Point? anchor = null, bool normalize = true, BorderTypes borderType = BorderTypes.Default)
    {
        NativeArray srcArray = InputArray.Read(src), dstArray = OutputArray.Write(dst);
        Check(aef_box_filter(&srcArray, &dstArray, ddepth.Value, ksize, anchor ?? new Point(-1, -1), normalize ? 1 : 0, (int)borderType));
        GC.KeepAlive(src);
        dst.Fix();
    }

    /// <summary>Correlation with a kernel.</summary>
    public static void Filter2D(InputArray src, OutputArray dst, MatType ddepth, InputArray kernel, Point? anchor = null, double delta = 0, BorderTypes borderType = BorderTypes.Default)
    {
        NativeArray srcArray = InputArray.Read(src), dstArray = OutputArray.Write(dst), kernelArray = InputArray.Read(kernel);
        Check(aef_filter_2d(&srcArray, &dstArray, ddepth.Value, &kernelArray, anchor ?? new Point(-1, -1), delta, (int)borderType));
        GC.KeepAlive(src);
        GC.KeepAlive(kernel);
        dst.Fix();
    }

    /// <summary>Correlation with a row and a column.</summary>
    public static void SepFilter2D(InputArray src, OutputArray dst, MatType ddepth, InputArray kernelX, InputArray kernelY, Point? anchor = null, double delta = 0, BorderTypes borderType = BorderTypes.Default)
    {
        NativeArray srcArray = InputArray.Read(src), dstArray = OutputArray.Write(dst), kernelXArray = InputArray.Read(kernelX), kernelYArray = InputArray.Read(kernelY);
        Check(aef_sep_filter_2d(&srcArray, &dstArray, ddepth.Value, &kernelXArray, &kernelYArray, anchor ?? new Point(-1, -1), delta, (int)borderType));
        GC.KeepAlive(src);
        GC.KeepAlive(kernelX);
        GC.KeepAlive(kernelY);
        dst.Fix();
    }

    /// <summary>Derivatives.</summary>
    public static void Sobel(InputArray src, OutputArray dst, MatType ddepth, int xorder, int yorder, int ksize = 3, double scale = 1, double delta = 0, BorderTypes borderType = BorderTypes.Default)
    {
        NativeArray srcArray = InputArray.Read(src), dstArray = OutputArray.Write(dst);
        Check(aef_sobel(&srcArray, &dstArray, ddepth.Value, xorder, yorder, ksize, scale, delta, (int)borderType));
        GC.KeepAlive(src);
        dst.Fix();
    }

    /// <summary>The sum of the second derivatives.</summary>
    public static void Laplacian(InputArray src, OutputArray dst, MatType ddepth, int ksize = 1, double scale = 1, double delta = 0, BorderTypes borderType = BorderTypes.Default)
    {
        NativeArray srcArray = InputArray.Read(src), dstArray = OutputArray.Write(dst);
        Check(aef_laplacian(&srcArray, &dstArray, ddepth.Value, ksize, scale, delta, (int)borderType));
        GC.KeepAlive(src);
        dst.Fix();
    }

    /// <summary>Smooths and halves.</summary>
    public static void PyrDown(InputArray src, OutputArray dst, Size? dstSize = null, BorderTypes borderType = BorderTypes.Default)
    {
        NativeArray srcArray = InputArray.Read(src), dstArray = OutputArray.Write(dst);
        Check(aef_pyr_down(&srcArray, &dstArray, dstSize ?? default, (int)borderType));
        GC.KeepAlive(src);
        dst.Fix();
    }

    /// <summary>Doubles and smooths.</summary>
    public static void PyrUp(InputArray src, OutputArray dst, Size? dstSize = null, BorderTypes borderType = BorderTypes.Default)
    {
        NativeArray srcArray = InputArray.Read(src), dstArray = OutputArray.Write(dst);
        Check(aef_pyr_up(&srcArray, &dstArray, dstSize ?? default, (int)borderType));
        GC.KeepAlive(src);
        dst.Fix();
    }

    /// <summary>The maximum over a shape (3×3 where it is null).</summary>
    public static void Dilate(InputArray src, OutputArray dst, InputArray? element, Point? anchor = null, int iterations = 1, BorderTypes borderType = BorderTypes.Constant, Scalar? borderValue = null)
    {
        NativeArray srcArray = InputArray.Read(src), dstArray = OutputArray.Write(dst), elementArray = InputArray.ReadOptional(element);
        Check(aef_dilate(&srcArray, &dstArray, &elementArray, anchor ?? new Point(-1, -1), iterations, (int)borderType, borderValue ?? NeutralBorder));
        GC.KeepAlive(src);
        GC.KeepAlive(element);
        dst.Fix();
    }

    /// <summary>The minimum over a shape (3×3 where it is null).</summary>
    public static void Erode(InputArray src, OutputArray dst, InputArray? element, Point? anchor = null, int iterations = 1, BorderTypes borderType = BorderTypes.Constant, Scalar? borderValue = null)
    {
        NativeArray srcArray = InputArray.Read(src), dstArray = OutputArray.Write(dst), elementArray = InputArray.ReadOptional(element);
        Check(aef_erode(&srcArray, &dstArray, &elementArray, anchor ?? new Point(-1, -1), iterations, (int)borderType, borderValue ?? NeutralBorder));
        GC.KeepAlive(src);
        GC.KeepAlive(element);
        dst.Fix();
    }

    /// <summary>Compound morphology.</summary>
    public static void MorphologyEx(InputArray src, OutputArray dst, MorphTypes op, InputArray? element, Point? anchor = null, int iterations = 1, BorderTypes borderType = BorderTypes.Constant, Scalar? borderValue = null)
    {
        NativeArray srcArray = InputArray.Read(src), dstArray = OutputArray.Write(dst), elementArray = InputArray.ReadOptional(element);
        Check(aef_morphology(&srcArray, &dstArray, (int)op, &elementArray, anchor ?? new Point(-1, -1), iterations, (int)borderType, borderValue ?? NeutralBorder));
        GC.KeepAlive(src);
        GC.KeepAlive(element);
        dst.Fix();
    }

    /// <summary>A shape for Dilate and Erode, anchored at its centre.</summary>
    public static Mat GetStructuringElement(MorphShapes shape, Size ksize) => GetStructuringElement(shape, ksize, new Point(-1, -1));

    /// <summary>A shape for Dilate and Erode.</summary>
    public static Mat GetStructuringElement(MorphShapes shape, Size ksize, Point anchor)
    {
        Check(aef_structuring_element((int)shape, ksize, anchor, out var element));
        return new Mat(element);
    }

    /// <summary>A fixed or (Otsu, Triangle) computed threshold.</summary>
    /// <returns>The threshold used.</returns>
    public static double Threshold(InputArray src, OutputArray dst, double thresh, double maxval, ThresholdTypes type)
    {
        NativeArray srcArray = InputArray.Read(src), dstArray = OutputArray.Write(dst);
        Check(aef_threshold(&srcArray, &dstArray, thresh, maxval, (int)type, out var used));
        GC.KeepAlive(src);
        dst.Fix();
        return used;
    }

    /// <summary>The distance to the nearest zero. A precise one gives CV_32F whatever is asked for.</summary>
    public static void DistanceTransform(InputArray src, OutputArray dst, DistanceTypes distanceType, DistanceTransformMasks maskSize, int dstType = MatType.CV_32S)
    {
        NativeArray srcArray = InputArray.Read(src), dstArray = OutputArray.Write(dst);
        Check(aef_distance_transform(&srcArray, &dstArray, (int)distanceType, (int)maskSize, dstType));
        GC.KeepAlive(src);
        dst.Fix();
    }

    /// <summary>Edges.</summary>
    public static void Canny(InputArray src, OutputArray edges, double threshold1, double threshold2, int apertureSize = 3, bool L2gradient = false)
    {
        NativeArray srcArray = InputArray.Read(src), edgesArray = OutputArray.Write(edges);
        Check(aef_canny(&srcArray, &edgesArray, threshold1, threshold2, apertureSize, L2gradient ? 1 : 0));
        GC.KeepAlive(src);
        edges.Fix();
    }

    /// <summary>Compares a template with every place of a picture.</summary>
    public static void MatchTemplate(InputArray image, InputArray templ, OutputArray result, TemplateMatchModes method, InputArray? mask = null)
    {
        NativeArray imageArray = InputArray.Read(image), templArray = InputArray.Read(templ), resultArray = OutputArray.Write(result), maskArray = InputArray.ReadOptional(mask);
        Check(aef_match_template(&imageArray, &templArray, &resultArray, (int)method, &maskArray));
        GC.KeepAlive(image);
        GC.KeepAlive(templ);
        GC.KeepAlive(mask);
        result.Fix();
    }

    /// <summary>Spreads the histogram.</summary>
    public static void EqualizeHist(InputArray src, OutputArray dst)
    {
        NativeArray srcArray = InputArray.Read(src), dstArray = OutputArray.Write(dst);
        Check(aef_equalize_hist(&srcArray, &dstArray));
        GC.KeepAlive(src);
        dst.Fix();
    }

    // What an erosion or dilation takes for "beyond every value".
    private static Scalar NeutralBorder
    {
        get
        {
            Check(aef_morphology_default_border_value(out var value));
            return value;
        }
    }
}
