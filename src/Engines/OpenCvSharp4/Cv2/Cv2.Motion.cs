using OpenCvSharp.Internal;
using static OpenCvSharp.Internal.NativeMethods;

namespace OpenCvSharp;

/// <content>Corners, optical flow, robust estimation.</content>
public static unsafe partial class Cv2
{
    private static readonly Size DefaultFlowWindow = new(21, 21);

    /// <summary>Strong corners, strongest first. Where <paramref name="maxCorners"/> is not positive, all of them.</summary>
    /// <param name="src">One channel, bytes or floats.</param>
    /// <param name="maxCorners">How many at most.</param>
    /// <param name="qualityLevel">The least strength, as a share of the strongest.</param>
    /// <param name="minDistance">The least distance between two, in pixels.</param>
    /// <param name="mask">Where to look; null for everywhere.</param>
    /// <param name="blockSize">Side of the window of the measure.</param>
    /// <param name="useHarrisDetector">Harris' measure in place of the smaller eigenvalue.</param>
    /// <param name="k">The free number of Harris' measure.</param>
    public static Point2f[] GoodFeaturesToTrack(InputArray src, int maxCorners, double qualityLevel, double minDistance, InputArray mask, int blockSize, bool useHarrisDetector, double k)
    {
        NativeArray srcArray = InputArray.Read(src), maskArray = InputArray.ReadOptional(mask);
        Check(aef_good_features_to_track(&srcArray, maxCorners, qualityLevel, minDistance, &maskArray, blockSize, useHarrisDetector ? 1 : 0, k, out var corners));
        GC.KeepAlive(src);
        GC.KeepAlive(mask);
        return corners.Take<Point2f>();
    }

    /// <summary>Moves corners to their sub-pixel places.</summary>
    public static Point2f[] CornerSubPix(InputArray image, IEnumerable<Point2f> inputCorners, Size winSize, Size zeroZone, TermCriteria criteria)
    {
        ArgumentNullException.ThrowIfNull(inputCorners);
        var corners = inputCorners.ToArray();
        var imageArray = InputArray.Read(image);
        if (corners.Length == 0) return corners;
        fixed (Point2f* list = corners) Check(aef_corner_sub_pix(&imageArray, list, corners.Length, winSize, zeroZone, criteria));
        GC.KeepAlive(image);
        return corners;
    }

    /// <summary>Follows points from one picture (or pyramid) to the next: Lucas and Kanade, on pyramids.</summary>
    public static void CalcOpticalFlowPyrLK(
        InputArray prevImg, InputArray nextImg, InputArray prevPts, InputOutputArray nextPts, OutputArray status, OutputArray err,
        Size? winSize = null, int maxLevel = 3, TermCriteria? criteria = null, OpticalFlowFlags flags = OpticalFlowFlags.None, double minEigThreshold = 1e-4)
    {
        NativeArray prevImgArray = InputArray.Read(prevImg), nextImgArray = InputArray.Read(nextImg), prevPtsArray = InputArray.Read(prevPts);
        NativeArray nextPtsArray = OutputArray.Write(nextPts), statusArray = OutputArray.Write(status), errArray = OutputArray.Write(err);
        Check(aef_calc_optical_flow_pyr_lk(
            &prevImgArray, &nextImgArray, &prevPtsArray, &nextPtsArray, &statusArray, &errArray,
            winSize ?? DefaultFlowWindow, maxLevel, criteria ?? TermCriteria.Both(30, 0.01), (int)flags, minEigThreshold));
        GC.KeepAlive(prevImg);
        GC.KeepAlive(nextImg);
        GC.KeepAlive(prevPts);
        nextPts.Fix();
        status.Fix();
        err.Fix();
    }

    /// <inheritdoc cref="CalcOpticalFlowPyrLK(InputArray, InputArray, InputArray, InputOutputArray, OutputArray, OutputArray, Size?, int, TermCriteria?, OpticalFlowFlags, double)"/>
    /// <param name="prevImg">The earlier picture.</param>
    /// <param name="nextImg">The later one, of the same size.</param>
    /// <param name="prevPts">Points in the earlier picture.</param>
    /// <param name="nextPts">With UseInitialFlow a guess for every point; replaced by where the points are found.</param>
    /// <param name="status">1 for every point found, 0 for one lost.</param>
    /// <param name="err">How well each matches.</param>
    /// <param name="winSize">Window of the search; 21×21 where null.</param>
    /// <param name="maxLevel">Levels of the pyramid less one.</param>
    /// <param name="criteria">When the search ends; 30 steps or a step below 0.01 pixel where null.</param>
    /// <param name="flags">Options.</param>
    /// <param name="minEigThreshold">Points on flatter ground than this are lost.</param>
    public static void CalcOpticalFlowPyrLK(
        InputArray prevImg, InputArray nextImg, Point2f[] prevPts, ref Point2f[] nextPts, out byte[] status, out float[] err,
        Size? winSize = null, int maxLevel = 3, TermCriteria? criteria = null, OpticalFlowFlags flags = OpticalFlowFlags.None, double minEigThreshold = 1e-4)
    {
        ArgumentNullException.ThrowIfNull(prevPts);
        ArgumentNullException.ThrowIfNull(nextPts);
        NativeArray prevImgArray = InputArray.Read(prevImg), nextImgArray = InputArray.Read(nextImg);
        var guessed = (flags & OpticalFlowFlags.UseInitialFlow) != 0;
        if (guessed && nextPts.Length != prevPts.Length) throw new ArgumentException($"{nextPts.Length} guesses for {prevPts.Length} points", nameof(nextPts));

        var found = new Point2f[prevPts.Length];
        if (guessed) nextPts.CopyTo(found, 0);
        status = new byte[prevPts.Length];
        err = new float[prevPts.Length];
        if (prevPts.Length > 0)
        {
            fixed (Point2f* from = prevPts, to = found)
            fixed (byte* states = status)
            fixed (float* errors = err)
                Check(aef_calc_optical_flow_pyr_lk_points(
                    &prevImgArray, &nextImgArray, from, to, states, errors, prevPts.Length,
                    winSize ?? DefaultFlowWindow, maxLevel, criteria ?? TermCriteria.Both(30, 0.01), (int)flags, minEigThreshold));
        }
        GC.KeepAlive(prevImg);
        GC.KeepAlive(nextImg);
        nextPts = found;
    }

    /// <summary>Builds the pyramid of CalcOpticalFlowPyrLK once, for several calls.</summary>
    /// <returns>The number of levels, less one.</returns>
    public static int BuildOpticalFlowPyramid(
        InputArray img, out Mat[] pyramid, Size winSize, int maxLevel, bool withDerivatives = true,
        BorderTypes pyrBorder = BorderTypes.Reflect101, BorderTypes derivBorder = BorderTypes.Constant, bool tryReuseInputImage = true)
    {
        var imgArray = InputArray.Read(img);
        using var levels = new MatVector();
        var pyramidArray = new NativeArray { Kind = NativeArrayKind.MatVector, Handle = levels.Handle };
        Check(aef_build_optical_flow_pyramid(&imgArray, &pyramidArray, winSize, maxLevel, withDerivatives ? 1 : 0, (int)pyrBorder, (int)derivBorder, tryReuseInputImage ? 1 : 0, out var top));
        GC.KeepAlive(img);
        pyramid = levels.ToArray();
        return top;
    }

    /// <summary>The affine map (2×3, CV_64F) between two sets of points, some of which may be wrong; empty where none is found.</summary>
    public static Mat? EstimateAffine2D(
        InputArray from, InputArray to, OutputArray? inliers = null, RobustEstimationAlgorithms method = RobustEstimationAlgorithms.RANSAC,
        double ransacReprojThreshold = 3, ulong maxIters = 2000, double confidence = 0.99, ulong refineIters = 10)
    {
        NativeArray fromArray = InputArray.Read(from), toArray = InputArray.Read(to), inliersArray = OutputArray.WriteOptional(inliers);
        Check(aef_estimate_affine_2d(&fromArray, &toArray, &inliersArray, (int)method, ransacReprojThreshold, maxIters, confidence, refineIters, out var matrix));
        GC.KeepAlive(from);
        GC.KeepAlive(to);
        inliers?.Fix();
        return new Mat(matrix);
    }

    /// <summary>The similarity (turn, one scale, shift; 2×3, CV_64F) between two sets of points, some of which may be wrong; empty where none is found.</summary>
    public static Mat? EstimateAffinePartial2D(
        InputArray from, InputArray to, OutputArray? inliers = null, RobustEstimationAlgorithms method = RobustEstimationAlgorithms.RANSAC,
        double ransacReprojThreshold = 3, ulong maxIters = 2000, double confidence = 0.99, ulong refineIters = 10)
    {
        NativeArray fromArray = InputArray.Read(from), toArray = InputArray.Read(to), inliersArray = OutputArray.WriteOptional(inliers);
        Check(aef_estimate_affine_partial_2d(&fromArray, &toArray, &inliersArray, (int)method, ransacReprojThreshold, maxIters, confidence, refineIters, out var matrix));
        GC.KeepAlive(from);
        GC.KeepAlive(to);
        inliers?.Fix();
        return new Mat(matrix);
    }
}
