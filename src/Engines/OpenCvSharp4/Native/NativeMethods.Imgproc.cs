using System.Runtime.InteropServices;

namespace OpenCvSharp.Internal;

/// <content>The imgproc module.</content>
internal static unsafe partial class NativeMethods
{
    [LibraryImport(Library)]
    internal static partial NativeStatus aef_cvt_color(NativeArray* src, NativeArray* dst, int code, int channels);

    [LibraryImport(Library)]
    internal static partial NativeStatus aef_resize(NativeArray* src, NativeArray* dst, Size size, double fx, double fy, int interpolation);

    [LibraryImport(Library)]
    internal static partial NativeStatus aef_warp_affine(NativeArray* src, NativeArray* dst, NativeArray* m, Size size, int flags, int border, Scalar value);

    [LibraryImport(Library)]
    internal static partial NativeStatus aef_warp_perspective(NativeArray* src, NativeArray* dst, NativeArray* m, Size size, int flags, int border, Scalar value);

    [LibraryImport(Library)]
    internal static partial NativeStatus aef_remap(NativeArray* src, NativeArray* dst, NativeArray* map1, NativeArray* map2, int interpolation, int border, Scalar value);

    [LibraryImport(Library)]
    internal static partial NativeStatus aef_convert_maps(NativeArray* map1, NativeArray* map2, NativeArray* dst1, NativeArray* dst2, int type, int nearest);

    [LibraryImport(Library)]
    internal static partial NativeStatus aef_rotation_matrix(Point2f center, double angle, double scale, out nint result);

    [LibraryImport(Library)]
    internal static partial NativeStatus aef_affine_transform(NativeArray* src, NativeArray* dst, out nint result);

    [LibraryImport(Library)]
    internal static partial NativeStatus aef_get_perspective_transform(NativeArray* src, NativeArray* dst, out nint result);

    [LibraryImport(Library)]
    internal static partial NativeStatus aef_affine_transform_points(Point2f* src, Point2f* dst, out nint result);

    [LibraryImport(Library)]
    internal static partial NativeStatus aef_get_perspective_transform_points(Point2f* src, Point2f* dst, out nint result);

    [LibraryImport(Library)]
    internal static partial NativeStatus aef_invert_affine_transform(NativeArray* m, NativeArray* result);

    [LibraryImport(Library)]
    internal static partial NativeStatus aef_bounding_rect(NativeArray* points, out Rect result);

    [LibraryImport(Library)]
    internal static partial NativeStatus aef_convex_hull(NativeArray* points, NativeArray* hull, int clockwise, int returnPoints);

    [LibraryImport(Library)]
    internal static partial NativeStatus aef_gaussian_blur(NativeArray* src, NativeArray* dst, Size size, double sigmaX, double sigmaY, int border);

    [LibraryImport(Library)]
    internal static partial NativeStatus aef_blur(NativeArray* src, NativeArray* dst, Size size, Point anchor, int border);

    [LibraryImport(Library)]
    internal static partial NativeStatus aef_median_blur(NativeArray* src, NativeArray* dst, int size);

    [LibraryImport(Library)]
    internal static partial NativeStatus aef_bilateral_filter(NativeArray* src, NativeArray* dst, int d, double sigmaColor, double sigmaSpace, int border);

    [LibraryImport(Library)]
    internal static partial NativeStatus aef_box_filter(NativeArray* src, NativeArray* dst, int depth, Size size, Point anchor, int normalize, int border);

    [LibraryImport(Library)]
    internal static partial NativeStatus aef_filter_2d(NativeArray* src, NativeArray* dst, int depth, NativeArray* kernel, Point anchor, double delta, int border);

    [LibraryImport(Library)]
    internal static partial NativeStatus aef_sep_filter_2d(NativeArray* src, NativeArray* dst, int depth, NativeArray* kernelX, NativeArray* kernelY, Point anchor, double delta, int border);

    [LibraryImport(Library)]
    internal static partial NativeStatus aef_sobel(NativeArray* src, NativeArray* dst, int depth, int dx, int dy, int size, double scale, double delta, int border);

    [LibraryImport(Library)]
    internal static partial NativeStatus aef_laplacian(NativeArray* src, NativeArray* dst, int depth, int size, double scale, double delta, int border);

    [LibraryImport(Library)]
    internal static partial NativeStatus aef_pyr_down(NativeArray* src, NativeArray* dst, Size size, int border);

    [LibraryImport(Library)]
    internal static partial NativeStatus aef_pyr_up(NativeArray* src, NativeArray* dst, Size size, int border);

    [LibraryImport(Library)]
    internal static partial NativeStatus aef_dilate(NativeArray* src, NativeArray* dst, NativeArray* element, Point anchor, int iterations, int border, Scalar value);

    [LibraryImport(Library)]
    internal static partial NativeStatus aef_erode(NativeArray* src, NativeArray* dst, NativeArray* element, Point anchor, int iterations, int border, Scalar value);

    [LibraryImport(Library)]
    internal static partial NativeStatus aef_morphology(NativeArray* src, NativeArray* dst, int op, NativeArray* element, Point anchor, int iterations, int border, Scalar value);

    [LibraryImport(Library)]
    internal static partial NativeStatus aef_morphology_default_border_value(out Scalar result);

    [LibraryImport(Library)]
    internal static partial NativeStatus aef_structuring_element(int shape, Size size, Point anchor, out nint result);

    [LibraryImport(Library)]
    internal static partial NativeStatus aef_threshold(NativeArray* src, NativeArray* dst, double threshold, double maximum, int type, out double result);

    [LibraryImport(Library)]
    internal static partial NativeStatus aef_distance_transform(NativeArray* src, NativeArray* dst, int type, int mask, int dstType);

    [LibraryImport(Library)]
    internal static partial NativeStatus aef_canny(NativeArray* src, NativeArray* edges, double low, double high, int aperture, int l2);

    [LibraryImport(Library)]
    internal static partial NativeStatus aef_match_template(NativeArray* image, NativeArray* pattern, NativeArray* result, int method, NativeArray* mask);

    [LibraryImport(Library)]
    internal static partial NativeStatus aef_calc_hist(nint* images, int count, int* channels, NativeArray* mask, NativeArray* hist, int dims, int* sizes, float** ranges, int uniform, int accumulate);

    [LibraryImport(Library)]
    internal static partial NativeStatus aef_compare_hist(NativeArray* a, NativeArray* b, int method, out double result);

    [LibraryImport(Library)]
    internal static partial NativeStatus aef_equalize_hist(NativeArray* src, NativeArray* dst);

    [LibraryImport(Library)]
    internal static partial NativeStatus aef_good_features_to_track(NativeArray* src, int maxCorners, double quality, double minDistance, NativeArray* mask, int blockSize, int harris, double k, out NativeBuffer result);

    [LibraryImport(Library)]
    internal static partial NativeStatus aef_corner_sub_pix(NativeArray* image, Point2f* corners, int count, Size window, Size deadZone, TermCriteria criteria);
}
