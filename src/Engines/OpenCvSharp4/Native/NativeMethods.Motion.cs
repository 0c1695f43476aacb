using System.Runtime.InteropServices;

namespace OpenCvSharp.Internal;

/// <content>Optical flow and robust estimation.</content>
internal static unsafe partial class NativeMethods
{
    [LibraryImport(Library)]
    internal static partial NativeStatus aef_calc_optical_flow_pyr_lk(NativeArray* previous, NativeArray* next, NativeArray* previousPoints, NativeArray* nextPoints, NativeArray* status, NativeArray* error, Size window, int maxLevel, TermCriteria criteria, int flags, double minEigThreshold);

    [LibraryImport(Library)]
    internal static partial NativeStatus aef_calc_optical_flow_pyr_lk_points(NativeArray* previous, NativeArray* next, Point2f* previousPoints, Point2f* nextPoints, byte* status, float* error, int count, Size window, int maxLevel, TermCriteria criteria, int flags, double minEigThreshold);

    [LibraryImport(Library)]
    internal static partial NativeStatus aef_build_optical_flow_pyramid(NativeArray* image, NativeArray* pyramid, Size window, int maxLevel, int withDerivatives, int pyramidBorder, int derivativeBorder, int tryReuse, out int result);

    [LibraryImport(Library)]
    internal static partial NativeStatus aef_estimate_affine_2d(NativeArray* from, NativeArray* to, NativeArray* inliers, int method, double threshold, ulong maxIters, double confidence, ulong refineIters, out nint result);

    [LibraryImport(Library)]
    internal static partial NativeStatus aef_estimate_affine_partial_2d(NativeArray* from, NativeArray* to, NativeArray* inliers, int method, double threshold, ulong maxIters, double confidence, ulong refineIters, out nint result);
}
