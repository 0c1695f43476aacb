#include "arrays.h"

#include <cstdlib>
#include <opencv2/core/utils/logger.hpp>

namespace
{
    int stayQuiet(int, const char*, const char*, const char*, int, void*) { return 0; }

    // Errors come out as exceptions on the C# side; OpenCV's own printing of them, and its log, would only clutter stderr.
    // OPENCV_LOG_LEVEL still turns the log on.
    struct Quiet
    {
        Quiet()
        {
            cv::redirectError(stayQuiet);
            if (!std::getenv("OPENCV_LOG_LEVEL")) cv::utils::logging::setLogLevel(cv::utils::logging::LOG_LEVEL_SILENT);
        }
    } const quiet;
}

AEF_API const AefError* aef_opencv_last_error() { return rememberedError(); }
AEF_API void aef_opencv_free(void* memory) { ::operator delete(memory); }

// The library

AEF_API int aef_set_num_threads(int count)
{
    return guard([&] { cv::setNumThreads(count); });
}

AEF_API int aef_get_num_threads(int* out)
{
    return guard([&] { checked(out) = cv::getNumThreads(); });
}

AEF_API int aef_set_log_level(int level, int* previous)
{
    return guard([&] { checked(previous) = cv::utils::logging::setLogLevel(static_cast<cv::utils::logging::LogLevel>(level)); });
}

AEF_API int aef_get_log_level(int* out)
{
    return guard([&] { checked(out) = cv::utils::logging::getLogLevel(); });
}

AEF_API int aef_build_information(const char** out)
{
    return guard([&] { checked(out) = cv::getBuildInformation().c_str(); });
}

AEF_API int aef_version_string(const char** out)
{
    return guard([&] { checked(out) = CV_VERSION; });
}

// Arithmetic

AEF_API int aef_absdiff(const AefArray* a, const AefArray* b, const AefArray* dst)
{
    return guard([&] { cv::absdiff(In(a), In(b), Out(dst)); });
}

AEF_API int aef_add(const AefArray* a, const AefArray* b, const AefArray* dst, const AefArray* mask, int dtype)
{
    return guard([&] { cv::add(In(a), In(b), Out(dst), In(mask), dtype); });
}

AEF_API int aef_subtract(const AefArray* a, const AefArray* b, const AefArray* dst, const AefArray* mask, int dtype)
{
    return guard([&] { cv::subtract(In(a), In(b), Out(dst), In(mask), dtype); });
}

AEF_API int aef_multiply(const AefArray* a, const AefArray* b, const AefArray* dst, double scale, int dtype)
{
    return guard([&] { cv::multiply(In(a), In(b), Out(dst), scale, dtype); });
}

AEF_API int aef_divide(const AefArray* a, const AefArray* b, const AefArray* dst, double scale, int dtype)
{
    return guard([&] { cv::divide(In(a), In(b), Out(dst), scale, dtype); });
}

AEF_API int aef_divide_number(double number, const AefArray* b, const AefArray* dst, int dtype)
{
    return guard([&] { cv::divide(number, In(b), Out(dst), dtype); });
}

AEF_API int aef_add_weighted(const AefArray* a, double alpha, const AefArray* b, double beta, double gamma, const AefArray* dst, int dtype)
{
    return guard([&] { cv::addWeighted(In(a), alpha, In(b), beta, gamma, Out(dst), dtype); });
}

AEF_API int aef_scale_add(const AefArray* a, double alpha, const AefArray* b, const AefArray* dst)
{
    return guard([&] { cv::scaleAdd(In(a), alpha, In(b), Out(dst)); });
}

AEF_API int aef_convert_scale_abs(const AefArray* src, const AefArray* dst, double alpha, double beta)
{
    return guard([&] { cv::convertScaleAbs(In(src), Out(dst), alpha, beta); });
}

AEF_API int aef_bitwise_and(const AefArray* a, const AefArray* b, const AefArray* dst, const AefArray* mask)
{
    return guard([&] { cv::bitwise_and(In(a), In(b), Out(dst), In(mask)); });
}

AEF_API int aef_bitwise_or(const AefArray* a, const AefArray* b, const AefArray* dst, const AefArray* mask)
{
    return guard([&] { cv::bitwise_or(In(a), In(b), Out(dst), In(mask)); });
}

AEF_API int aef_bitwise_xor(const AefArray* a, const AefArray* b, const AefArray* dst, const AefArray* mask)
{
    return guard([&] { cv::bitwise_xor(In(a), In(b), Out(dst), In(mask)); });
}

AEF_API int aef_bitwise_not(const AefArray* src, const AefArray* dst, const AefArray* mask)
{
    return guard([&] { cv::bitwise_not(In(src), Out(dst), In(mask)); });
}

AEF_API int aef_min(const AefArray* a, const AefArray* b, const AefArray* dst)
{
    return guard([&] { cv::min(static_cast<cv::InputArray>(In(a)), static_cast<cv::InputArray>(In(b)), static_cast<cv::OutputArray>(Out(dst))); });
}

AEF_API int aef_max(const AefArray* a, const AefArray* b, const AefArray* dst)
{
    return guard([&] { cv::max(static_cast<cv::InputArray>(In(a)), static_cast<cv::InputArray>(In(b)), static_cast<cv::OutputArray>(Out(dst))); });
}

AEF_API int aef_sqrt(const AefArray* src, const AefArray* dst)
{
    return guard([&] { cv::sqrt(In(src), Out(dst)); });
}

AEF_API int aef_pow(const AefArray* src, double power, const AefArray* dst)
{
    return guard([&] { cv::pow(In(src), power, Out(dst)); });
}

AEF_API int aef_exp(const AefArray* src, const AefArray* dst)
{
    return guard([&] { cv::exp(In(src), Out(dst)); });
}

AEF_API int aef_log(const AefArray* src, const AefArray* dst)
{
    return guard([&] { cv::log(In(src), Out(dst)); });
}

AEF_API int aef_compare(const AefArray* a, const AefArray* b, const AefArray* dst, int operation)
{
    return guard([&] { cv::compare(In(a), In(b), Out(dst), operation); });
}

AEF_API int aef_in_range(const AefArray* src, const AefArray* lower, const AefArray* upper, const AefArray* dst)
{
    return guard([&] { cv::inRange(In(src), In(lower), In(upper), Out(dst)); });
}

AEF_API int aef_lut(const AefArray* src, const AefArray* lut, const AefArray* dst)
{
    return guard([&] { cv::LUT(In(src), In(lut), Out(dst)); });
}

AEF_API int aef_normalize(const AefArray* src, const AefArray* dst, double alpha, double beta, int type, int dtype, const AefArray* mask)
{
    return guard([&] { cv::normalize(In(src), Out(dst), alpha, beta, type, dtype, In(mask)); });
}

AEF_API int aef_dct(const AefArray* src, const AefArray* dst, int flags)
{
    return guard([&] { cv::dct(In(src), Out(dst), flags); });
}

AEF_API int aef_idct(const AefArray* src, const AefArray* dst, int flags)
{
    return guard([&] { cv::idct(In(src), Out(dst), flags); });
}

AEF_API int aef_dft(const AefArray* src, const AefArray* dst, int flags, int nonzeroRows)
{
    return guard([&] { cv::dft(In(src), Out(dst), flags, nonzeroRows); });
}

AEF_API int aef_idft(const AefArray* src, const AefArray* dst, int flags, int nonzeroRows)
{
    return guard([&] { cv::idft(In(src), Out(dst), flags, nonzeroRows); });
}

AEF_API int aef_transform(const AefArray* src, const AefArray* dst, const AefArray* m)
{
    return guard([&] { cv::transform(In(src), Out(dst), In(m)); });
}

AEF_API int aef_perspective_transform(const AefArray* src, const AefArray* dst, const AefArray* m)
{
    return guard([&] { cv::perspectiveTransform(In(src), Out(dst), In(m)); });
}

// Statistics

static void copy(const cv::Scalar& from, AefScalar* to)
{
    for (int i = 0; i < 4; i++) checked(to).v[i] = from[i];
}

AEF_API int aef_sum(const AefArray* src, AefScalar* out)
{
    return guard([&] { copy(cv::sum(In(src)), out); });
}

AEF_API int aef_mean(const AefArray* src, const AefArray* mask, AefScalar* out)
{
    return guard([&] { copy(cv::mean(In(src), In(mask)), out); });
}

AEF_API int aef_mean_stddev(const AefArray* src, const AefArray* mean, const AefArray* stddev, const AefArray* mask)
{
    return guard([&] { cv::meanStdDev(In(src), Out(mean), Out(stddev), In(mask)); });
}

AEF_API int aef_mean_stddev_scalar(const AefArray* src, AefScalar* mean, AefScalar* stddev, const AefArray* mask)
{
    return guard([&] {
        cv::Scalar m, s;
        cv::meanStdDev(In(src), m, s, In(mask));
        copy(m, mean);
        copy(s, stddev);
    });
}

AEF_API int aef_norm(const AefArray* src, int type, const AefArray* mask, double* out)
{
    return guard([&] { checked(out) = cv::norm(In(src), type, In(mask)); });
}

AEF_API int aef_norm_difference(const AefArray* a, const AefArray* b, int type, const AefArray* mask, double* out)
{
    return guard([&] { checked(out) = cv::norm(In(a), In(b), type, In(mask)); });
}

AEF_API int aef_psnr(const AefArray* a, const AefArray* b, double r, double* out)
{
    return guard([&] { checked(out) = cv::PSNR(In(a), In(b), r); });
}

AEF_API int aef_count_nonzero(const AefArray* src, int* out)
{
    return guard([&] { checked(out) = cv::countNonZero(In(src)); });
}

AEF_API int aef_min_max_loc(const AefArray* src, double* minVal, double* maxVal, AefPoint* minLoc, AefPoint* maxLoc, const AefArray* mask)
{
    return guard([&] {
        cv::Point low, high;
        cv::minMaxLoc(In(src), minVal, maxVal, &low, &high, In(mask));
        checked(minLoc) = {low.x, low.y};
        checked(maxLoc) = {high.x, high.y};
    });
}

AEF_API int aef_min_max_idx(const AefArray* src, double* minVal, double* maxVal, int* minIdx, int* maxIdx, const AefArray* mask)
{
    return guard([&] { cv::minMaxIdx(In(src), minVal, maxVal, minIdx, maxIdx, In(mask)); });
}

AEF_API int aef_reduce(const AefArray* src, const AefArray* dst, int dimension, int type, int dtype)
{
    return guard([&] { cv::reduce(In(src), Out(dst), dimension, type, dtype); });
}

// Channels and arrangement

AEF_API int aef_merge(cv::Mat* const* list, int count, cv::Mat* dst)
{
    return guard([&] { cv::merge(mats(list, count), checked(dst)); });
}

AEF_API int aef_split(cv::Mat* src, std::vector<cv::Mat>* out)
{
    return guard([&] { cv::split(checked(src), checked(out)); });
}

AEF_API int aef_mix_channels(cv::Mat* const* src, int srcCount, cv::Mat* const* dst, int dstCount, const int* fromTo, int pairs)
{
    return guard([&] {
        std::vector<cv::Mat> to = mats(dst, dstCount);
        cv::mixChannels(mats(src, srcCount), to, fromTo, pairs);
    });
}

AEF_API int aef_extract_channel(const AefArray* src, const AefArray* dst, int channel)
{
    return guard([&] { cv::extractChannel(In(src), Out(dst), channel); });
}

AEF_API int aef_insert_channel(const AefArray* src, const AefArray* dst, int channel)
{
    return guard([&] { cv::insertChannel(In(src), Out(dst), channel); });
}

AEF_API int aef_hconcat(const AefArray* list, const AefArray* dst)
{
    return guard([&] { cv::hconcat(In(list), Out(dst)); });
}

AEF_API int aef_hconcat_pair(const AefArray* a, const AefArray* b, const AefArray* dst)
{
    return guard([&] { cv::hconcat(In(a), In(b), Out(dst)); });
}

AEF_API int aef_vconcat(const AefArray* list, const AefArray* dst)
{
    return guard([&] { cv::vconcat(In(list), Out(dst)); });
}

AEF_API int aef_vconcat_pair(const AefArray* a, const AefArray* b, const AefArray* dst)
{
    return guard([&] { cv::vconcat(In(a), In(b), Out(dst)); });
}

AEF_API int aef_flip(const AefArray* src, const AefArray* dst, int code)
{
    return guard([&] { cv::flip(In(src), Out(dst), code); });
}

AEF_API int aef_rotate(const AefArray* src, const AefArray* dst, int code)
{
    return guard([&] { cv::rotate(In(src), Out(dst), code); });
}

AEF_API int aef_transpose(const AefArray* src, const AefArray* dst)
{
    return guard([&] { cv::transpose(In(src), Out(dst)); });
}

AEF_API int aef_repeat(const AefArray* src, int ny, int nx, const AefArray* dst)
{
    return guard([&] { cv::repeat(In(src), ny, nx, Out(dst)); });
}

AEF_API int aef_copy_make_border(const AefArray* src, const AefArray* dst, int top, int bottom, int left, int right, int type, AefScalar value)
{
    return guard([&] { cv::copyMakeBorder(In(src), Out(dst), top, bottom, left, right, type, cpp(value)); });
}
