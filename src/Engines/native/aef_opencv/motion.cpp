#include "arrays.h"

#include <opencv2/calib3d.hpp>
#include <opencv2/video/tracking.hpp>

AEF_API int aef_calc_optical_flow_pyr_lk(const AefArray* previous, const AefArray* next, const AefArray* previousPoints, const AefArray* nextPoints, const AefArray* status, const AefArray* error,
                                         AefSize window, int maxLevel, AefTermCriteria criteria, int flags, double minEigThreshold)
{
    return guard([&] {
        cv::calcOpticalFlowPyrLK(In(previous), In(next), In(previousPoints), Out(nextPoints), Out(status), Out(error), cpp(window), maxLevel, cpp(criteria), flags, minEigThreshold);
    });
}

// Works in the caller's arrays, each of count elements.
AEF_API int aef_calc_optical_flow_pyr_lk_points(const AefArray* previous, const AefArray* next, const AefPoint2f* previousPoints, AefPoint2f* nextPoints, uchar* status, float* error, int count,
                                                AefSize window, int maxLevel, AefTermCriteria criteria, int flags, double minEigThreshold)
{
    return guard([&] {
        const cv::Mat from(count, 1, CV_32FC2, const_cast<AefPoint2f*>(&checked(previousPoints)));
        cv::Mat to(count, 1, CV_32FC2, &checked(nextPoints));
        cv::Mat found(count, 1, CV_8UC1, &checked(status));
        cv::Mat distance(count, 1, CV_32FC1, &checked(error));
        cv::calcOpticalFlowPyrLK(In(previous), In(next), from, to, found, distance, cpp(window), maxLevel, cpp(criteria), flags, minEigThreshold);
        CV_Assert(to.data == reinterpret_cast<uchar*>(nextPoints) && found.data == status && distance.data == reinterpret_cast<uchar*>(error));
    });
}

AEF_API int aef_build_optical_flow_pyramid(const AefArray* image, const AefArray* pyramid, AefSize window, int maxLevel, int withDerivatives, int pyramidBorder, int derivativeBorder, int tryReuse, int* out)
{
    return guard([&] {
        checked(out) = cv::buildOpticalFlowPyramid(In(image), Out(pyramid), cpp(window), maxLevel, withDerivatives != 0, pyramidBorder, derivativeBorder, tryReuse != 0);
    });
}

AEF_API int aef_estimate_affine_2d(const AefArray* from, const AefArray* to, const AefArray* inliers, int method, double threshold, uint64_t maxIters, double confidence, uint64_t refineIters, cv::Mat** out)
{
    return guard([&] { give(cv::estimateAffine2D(In(from), In(to), Out(inliers), method, threshold, maxIters, confidence, refineIters), out); });
}

AEF_API int aef_estimate_affine_partial_2d(const AefArray* from, const AefArray* to, const AefArray* inliers, int method, double threshold, uint64_t maxIters, double confidence, uint64_t refineIters,
                                           cv::Mat** out)
{
    return guard([&] { give(cv::estimateAffinePartial2D(In(from), In(to), Out(inliers), method, threshold, maxIters, confidence, refineIters), out); });
}
