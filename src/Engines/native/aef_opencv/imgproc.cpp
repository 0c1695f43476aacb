#include "arrays.h"

#include <opencv2/imgproc.hpp>

AEF_API int aef_cvt_color(const AefArray* src, const AefArray* dst, int code, int channels)
{
    return guard([&] { cv::cvtColor(In(src), Out(dst), code, channels); });
}

// Geometry

AEF_API int aef_resize(const AefArray* src, const AefArray* dst, AefSize size, double fx, double fy, int interpolation)
{
    return guard([&] { cv::resize(In(src), Out(dst), cpp(size), fx, fy, interpolation); });
}

AEF_API int aef_warp_affine(const AefArray* src, const AefArray* dst, const AefArray* m, AefSize size, int flags, int border, AefScalar value)
{
    return guard([&] { cv::warpAffine(In(src), Out(dst), In(m), cpp(size), flags, border, cpp(value)); });
}

AEF_API int aef_warp_perspective(const AefArray* src, const AefArray* dst, const AefArray* m, AefSize size, int flags, int border, AefScalar value)
{
    return guard([&] { cv::warpPerspective(In(src), Out(dst), In(m), cpp(size), flags, border, cpp(value)); });
}

AEF_API int aef_remap(const AefArray* src, const AefArray* dst, const AefArray* map1, const AefArray* map2, int interpolation, int border, AefScalar value)
{
    return guard([&] { cv::remap(In(src), Out(dst), In(map1), In(map2), interpolation, border, cpp(value)); });
}

AEF_API int aef_convert_maps(const AefArray* map1, const AefArray* map2, const AefArray* dst1, const AefArray* dst2, int type, int nearest)
{
    return guard([&] { cv::convertMaps(In(map1), In(map2), Out(dst1), Out(dst2), type, nearest != 0); });
}

AEF_API int aef_rotation_matrix(AefPoint2f center, double angle, double scale, cv::Mat** out)
{
    return guard([&] { give(cv::getRotationMatrix2D(cpp(center), angle, scale), out); });
}

AEF_API int aef_affine_transform(const AefArray* src, const AefArray* dst, cv::Mat** out)
{
    return guard([&] { give(cv::getAffineTransform(In(src), In(dst)), out); });
}

AEF_API int aef_get_perspective_transform(const AefArray* src, const AefArray* dst, cv::Mat** out)
{
    return guard([&] { give(cv::getPerspectiveTransform(In(src), In(dst)), out); });
}

// The points are arrays of three (affine) or four (perspective).
AEF_API int aef_affine_transform_points(const AefPoint2f* src, const AefPoint2f* dst, cv::Mat** out)
{
    return guard([&] {
        give(cv::getAffineTransform(reinterpret_cast<const cv::Point2f*>(&checked(src)), reinterpret_cast<const cv::Point2f*>(&checked(dst))), out);
    });
}

AEF_API int aef_get_perspective_transform_points(const AefPoint2f* src, const AefPoint2f* dst, cv::Mat** out)
{
    return guard([&] {
        give(cv::getPerspectiveTransform(reinterpret_cast<const cv::Point2f*>(&checked(src)), reinterpret_cast<const cv::Point2f*>(&checked(dst))), out);
    });
}

AEF_API int aef_invert_affine_transform(const AefArray* m, const AefArray* out)
{
    return guard([&] { cv::invertAffineTransform(In(m), Out(out)); });
}

AEF_API int aef_bounding_rect(const AefArray* points, AefRect* out)
{
    return guard([&] {
        const cv::Rect r = cv::boundingRect(In(points));
        checked(out) = {r.x, r.y, r.width, r.height};
    });
}

AEF_API int aef_convex_hull(const AefArray* points, const AefArray* hull, int clockwise, int returnPoints)
{
    return guard([&] { cv::convexHull(In(points), Out(hull), clockwise != 0, returnPoints != 0); });
}

// Filters

AEF_API int aef_gaussian_blur(const AefArray* src, const AefArray* dst, AefSize size, double sigmaX, double sigmaY, int border)
{
    return guard([&] { cv::GaussianBlur(In(src), Out(dst), cpp(size), sigmaX, sigmaY, border); });
}

AEF_API int aef_blur(const AefArray* src, const AefArray* dst, AefSize size, AefPoint anchor, int border)
{
    return guard([&] { cv::blur(In(src), Out(dst), cpp(size), cpp(anchor), border); });
}

AEF_API int aef_median_blur(const AefArray* src, const AefArray* dst, int size)
{
    return guard([&] { cv::medianBlur(In(src), Out(dst), size); });
}

AEF_API int aef_bilateral_filter(const AefArray* src, const AefArray* dst, int d, double sigmaColor, double sigmaSpace, int border)
{
    return guard([&] { cv::bilateralFilter(In(src), Out(dst), d, sigmaColor, sigmaSpace, border); });
}

AEF_API int aef_box_filter(const AefArray* src, const AefArray* dst, int depth, AefSize size, AefPoint anchor, int normalize, int border)
{
    return guard([&] { cv::boxFilter(In(src), Out(dst), depth, cpp(size), cpp(anchor), normalize != 0, border); });
}

AEF_API int aef_filter_2d(const AefArray* src, const AefArray* dst, int depth, const AefArray* kernel, AefPoint anchor, double delta, int border)
{
    return guard([&] { cv::filter2D(In(src), Out(dst), depth, In(kernel), cpp(anchor), delta, border); });
}

AEF_API int aef_sep_filter_2d(const AefArray* src, const AefArray* dst, int depth, const AefArray* kernelX, const AefArray* kernelY, AefPoint anchor, double delta, int border)
{
    return guard([&] { cv::sepFilter2D(In(src), Out(dst), depth, In(kernelX), In(kernelY), cpp(anchor), delta, border); });
}

AEF_API int aef_sobel(const AefArray* src, const AefArray* dst, int depth, int dx, int dy, int size, double scale, double delta, int border)
{
    return guard([&] { cv::Sobel(In(src), Out(dst), depth, dx, dy, size, scale, delta, border); });
}

AEF_API int aef_laplacian(const AefArray* src, const AefArray* dst, int depth, int size, double scale, double delta, int border)
{
    return guard([&] { cv::Laplacian(In(src), Out(dst), depth, size, scale, delta, border); });
}

AEF_API int aef_pyr_down(const AefArray* src, const AefArray* dst, AefSize size, int border)
{
    return guard([&] { cv::pyrDown(In(src), Out(dst), cpp(size), border); });
}

AEF_API int aef_pyr_up(const AefArray* src, const AefArray* dst, AefSize size, int border)
{
    return guard([&] { cv::pyrUp(In(src), Out(dst), cpp(size), border); });
}

AEF_API int aef_dilate(const AefArray* src, const AefArray* dst, const AefArray* element, AefPoint anchor, int iterations, int border, AefScalar value)
{
    return guard([&] { cv::dilate(In(src), Out(dst), In(element), cpp(anchor), iterations, border, cpp(value)); });
}

AEF_API int aef_erode(const AefArray* src, const AefArray* dst, const AefArray* element, AefPoint anchor, int iterations, int border, AefScalar value)
{
    return guard([&] { cv::erode(In(src), Out(dst), In(element), cpp(anchor), iterations, border, cpp(value)); });
}

AEF_API int aef_morphology(const AefArray* src, const AefArray* dst, int op, const AefArray* element, AefPoint anchor, int iterations, int border, AefScalar value)
{
    return guard([&] { cv::morphologyEx(In(src), Out(dst), op, In(element), cpp(anchor), iterations, border, cpp(value)); });
}

// The value OpenCV takes for "the neutral one" of an erosion or dilation.
AEF_API int aef_morphology_default_border_value(AefScalar* out)
{
    return guard([&] {
        const cv::Scalar value = cv::morphologyDefaultBorderValue();
        for (int i = 0; i < 4; i++) checked(out).v[i] = value[i];
    });
}

AEF_API int aef_structuring_element(int shape, AefSize size, AefPoint anchor, cv::Mat** out)
{
    return guard([&] { give(cv::getStructuringElement(shape, cpp(size), cpp(anchor)), out); });
}

AEF_API int aef_threshold(const AefArray* src, const AefArray* dst, double threshold, double maximum, int type, double* out)
{
    return guard([&] { checked(out) = cv::threshold(In(src), Out(dst), threshold, maximum, type); });
}

AEF_API int aef_distance_transform(const AefArray* src, const AefArray* dst, int type, int mask, int dstType)
{
    return guard([&] { cv::distanceTransform(In(src), Out(dst), type, mask, dstType); });
}

AEF_API int aef_canny(const AefArray* src, const AefArray* edges, double low, double high, int aperture, int l2)
{
    return guard([&] { cv::Canny(In(src), Out(edges), low, high, aperture, l2 != 0); });
}

AEF_API int aef_match_template(const AefArray* image, const AefArray* pattern, const AefArray* result, int method, const AefArray* mask)
{
    return guard([&] { cv::matchTemplate(In(image), In(pattern), Out(result), method, In(mask)); });
}

// Histograms

AEF_API int aef_calc_hist(cv::Mat* const* images, int count, const int* channels, const AefArray* mask, const AefArray* hist, int dims, const int* sizes,
                          const float* const* ranges, int uniform, int accumulate)
{
    return guard([&] {
        const std::vector<cv::Mat> list = mats(images, count);
        cv::calcHist(list.data(), count, &checked(channels), In(mask), Out(hist), dims, &checked(sizes), const_cast<const float**>(&checked(ranges)), uniform != 0, accumulate != 0);
    });
}

AEF_API int aef_compare_hist(const AefArray* a, const AefArray* b, int method, double* out)
{
    return guard([&] { checked(out) = cv::compareHist(In(a), In(b), method); });
}

AEF_API int aef_equalize_hist(const AefArray* src, const AefArray* dst)
{
    return guard([&] { cv::equalizeHist(In(src), Out(dst)); });
}

// Features

AEF_API int aef_good_features_to_track(const AefArray* src, int maxCorners, double quality, double minDistance, const AefArray* mask, int blockSize, int harris, double k, AefBuffer* out)
{
    return guard([&] {
        std::vector<cv::Point2f> corners;
        cv::goodFeaturesToTrack(In(src), corners, maxCorners, quality, minDistance, In(mask), blockSize, harris != 0, k);
        give(corners, out);
    });
}

AEF_API int aef_corner_sub_pix(const AefArray* image, AefPoint2f* corners, int count, AefSize window, AefSize deadZone, AefTermCriteria criteria)
{
    return guard([&] {
        cv::Mat points(count, 1, CV_32FC2, &checked(corners));
        cv::cornerSubPix(In(image), points, cpp(window), cpp(deadZone), cpp(criteria));
    });
}
