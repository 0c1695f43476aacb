// cv::InputArray and cv::OutputArray made from what the C# wrappers describe; they live for one call.
#pragma once

#include "abi.h"

enum AefArrayKind { AEF_NONE = 0, AEF_MAT = 1, AEF_SCALAR = 2, AEF_DOUBLE = 3, AEF_VECTOR = 4, AEF_MATS = 5, AEF_MAT_VECTOR = 6 };

struct AefArray
{
    void* handle;      // AEF_MAT: cv::Mat*; AEF_MATS: cv::Mat*[count]; AEF_MAT_VECTOR: std::vector<cv::Mat>*
    int kind;
    int count;         // AEF_VECTOR: number of elements
    int depth;         // AEF_VECTOR: their depth
    int unused;
    double value[4];   // the numbers of a scalar, a double or a short vector
};

class In
{
public:
    explicit In(const AefArray* a)
    {
        const AefArray& from = checked(a);
        switch (from.kind)
        {
        case AEF_NONE: array_ = cv::noArray(); break;
        case AEF_MAT: array_ = cv::_InputArray(checked(static_cast<cv::Mat*>(from.handle))); break;
        case AEF_SCALAR: array_ = cv::_InputArray(*reinterpret_cast<const cv::Matx<double, 4, 1>*>(from.value)); break;
        case AEF_DOUBLE: array_ = cv::_InputArray(from.value[0]); break;
        case AEF_VECTOR: array_ = shortVector(from); break;
        case AEF_MATS: fill(from); array_ = cv::_InputArray(mats_); break;
        case AEF_MAT_VECTOR: array_ = cv::_InputArray(checked(static_cast<std::vector<cv::Mat>*>(from.handle))); break;
        default: throw std::invalid_argument("unknown kind of input array");
        }
    }
    In(const In&) = delete;
    In& operator=(const In&) = delete;
    operator const cv::_InputArray&() const { return array_; }

private:
    static cv::_InputArray shortVector(const AefArray& from)
    {
        const void* v = from.value;
        switch (from.depth)
        {
        case CV_8U: return {static_cast<const uchar*>(v), from.count};
        case CV_16S: return {static_cast<const short*>(v), from.count};
        case CV_16U: return {static_cast<const ushort*>(v), from.count};
        case CV_32S: return {static_cast<const int*>(v), from.count};
        case CV_32F: return {static_cast<const float*>(v), from.count};
        case CV_64F: return {static_cast<const double*>(v), from.count};
        default: throw std::invalid_argument("unknown depth of a vector");
        }
    }
    void fill(const AefArray& from)
    {
        cv::Mat** handles = static_cast<cv::Mat**>(from.handle);
        mats_.reserve(from.count);
        for (int i = 0; i < from.count; i++) mats_.push_back(checked(checked(handles + i)));
    }
    std::vector<cv::Mat> mats_;
    cv::_InputArray array_;
};

// Also serves as an InputOutputArray.
class Out
{
public:
    explicit Out(const AefArray* a)
    {
        const AefArray& to = checked(a);
        switch (to.kind)
        {
        case AEF_NONE: array_ = cv::_InputOutputArray(); break;
        case AEF_MAT: array_ = cv::_InputOutputArray(checked(static_cast<cv::Mat*>(to.handle))); break;
        case AEF_MAT_VECTOR: array_ = cv::_InputOutputArray(checked(static_cast<std::vector<cv::Mat>*>(to.handle))); break;
        default: throw std::invalid_argument("unknown kind of output array");
        }
    }
    Out(const Out&) = delete;
    Out& operator=(const Out&) = delete;
    operator const cv::_OutputArray&() const { return array_; }
    operator const cv::_InputOutputArray&() const { return array_; }

private:
    cv::_InputOutputArray array_;
};

inline std::vector<cv::Mat> mats(cv::Mat* const* handles, int count)
{
    std::vector<cv::Mat> list;
    list.reserve(count);
    for (int i = 0; i < count; i++) list.push_back(checked(checked(handles + i)));
    return list;
}
