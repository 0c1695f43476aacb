// The C ABI between OpenCV's C++ interface and the C# engine: plain structs, status codes, and the guard that keeps
// C++ exceptions on this side.
#pragma once

#include <cstdint>
#include <cstring>
#include <new>
#include <opencv2/core.hpp>
#include <stdexcept>
#include <vector>

#define AEF_API extern "C" __attribute__((visibility("default")))

// Value types, laid out as their C# twins.
struct AefPoint { int x, y; };
struct AefPoint2f { float x, y; };
struct AefSize { int width, height; };
struct AefRect { int x, y, width, height; };
struct AefRect2d { double x, y, width, height; };
struct AefRotatedRect { AefPoint2f center; float width, height, angle; };
struct AefRange { int start, end; };
struct AefScalar { double v[4]; };
struct AefTermCriteria { int type, maxCount; double epsilon; };

inline cv::Point cpp(AefPoint p) { return {p.x, p.y}; }
inline cv::Point2f cpp(AefPoint2f p) { return {p.x, p.y}; }
inline cv::Size cpp(AefSize s) { return {s.width, s.height}; }
inline cv::Rect cpp(AefRect r) { return {r.x, r.y, r.width, r.height}; }
inline cv::RotatedRect cpp(AefRotatedRect r) { return {cpp(r.center), cv::Size2f(r.width, r.height), r.angle}; }
inline cv::Range cpp(AefRange r) { return {r.start, r.end}; }
inline cv::Scalar cpp(AefScalar s) { return {s.v[0], s.v[1], s.v[2], s.v[3]}; }
inline cv::TermCriteria cpp(AefTermCriteria t) { return {t.type, t.maxCount, t.epsilon}; }

// Memory handed to the caller, who gives it back with aef_opencv_free (aef_opencv_codecs_free).
struct AefBuffer
{
    void* data;
    int64_t count;
};

// What an entry point returns: 0, or the kind of error whose text aef_opencv_last_error then gives.
enum AefStatus { AEF_OK = 0, AEF_OPENCV_ERROR = 1, AEF_NULL = 2, AEF_OTHER_ERROR = 3 };

struct AefError
{
    int code;
    int line;
    const char* function;
    const char* message;
    const char* file;
};

// Thrown (and caught) inside the shim only.
struct NullHandle : std::runtime_error
{
    using std::runtime_error::runtime_error;
};

// Remembers the exception in flight for the calling thread.
int rememberException() noexcept;
const AefError* rememberedError() noexcept;

template <class Body>
int guard(Body&& body) noexcept
{
    try
    {
        body();
        return AEF_OK;
    }
    catch (...)
    {
        return rememberException();
    }
}

template <class T>
T& checked(T* pointer)
{
    if (!pointer) throw NullHandle("a native handle is null");
    return *pointer;
}

// Copies a vector out into memory of the caller's.
template <class T>
void give(const std::vector<T>& from, AefBuffer* to)
{
    AefBuffer& buffer = checked(to);
    buffer = {nullptr, 0};
    if (from.empty()) return;
    const size_t bytes = from.size() * sizeof(T);
    buffer.data = ::operator new(bytes);
    std::memcpy(buffer.data, from.data(), bytes);
    buffer.count = static_cast<int64_t>(from.size());
}

inline void give(cv::Mat&& from, cv::Mat** to) { checked(to) = new cv::Mat(std::move(from)); }
