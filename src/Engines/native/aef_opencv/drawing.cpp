#include "arrays.h"

#include <opencv2/imgproc.hpp>

AEF_API int aef_line(const AefArray* img, AefPoint a, AefPoint b, AefScalar color, int thickness, int type, int shift)
{
    return guard([&] { cv::line(Out(img), cpp(a), cpp(b), cpp(color), thickness, type, shift); });
}

AEF_API int aef_rectangle(const AefArray* img, AefPoint a, AefPoint b, AefScalar color, int thickness, int type, int shift)
{
    return guard([&] { cv::rectangle(Out(img), cpp(a), cpp(b), cpp(color), thickness, type, shift); });
}

AEF_API int aef_rectangle_rect(const AefArray* img, AefRect rect, AefScalar color, int thickness, int type, int shift)
{
    return guard([&] { cv::rectangle(Out(img), cpp(rect), cpp(color), thickness, type, shift); });
}

AEF_API int aef_circle(const AefArray* img, AefPoint center, int radius, AefScalar color, int thickness, int type, int shift)
{
    return guard([&] { cv::circle(Out(img), cpp(center), radius, cpp(color), thickness, type, shift); });
}

AEF_API int aef_ellipse(const AefArray* img, AefPoint center, AefSize axes, double angle, double start, double end, AefScalar color, int thickness, int type, int shift)
{
    return guard([&] { cv::ellipse(Out(img), cpp(center), cpp(axes), angle, start, end, cpp(color), thickness, type, shift); });
}

AEF_API int aef_ellipse_box(const AefArray* img, AefRotatedRect box, AefScalar color, int thickness, int type)
{
    return guard([&] { cv::ellipse(Out(img), cpp(box), cpp(color), thickness, type); });
}

AEF_API int aef_fill_convex_poly(const AefArray* img, const AefArray* points, AefScalar color, int type, int shift)
{
    return guard([&] { cv::fillConvexPoly(Out(img), In(points), cpp(color), type, shift); });
}

AEF_API int aef_fill_convex_poly_points(cv::Mat* img, const AefPoint* points, int count, AefScalar color, int type, int shift)
{
    return guard([&] {
        const cv::Mat list(count, 1, CV_32SC2, const_cast<AefPoint*>(points));
        cv::fillConvexPoly(checked(img), list, cpp(color), type, shift);
    });
}

// The contours lie one after the other in points; counts holds their lengths.
AEF_API int aef_fill_poly_points(cv::Mat* img, const AefPoint* points, const int* counts, int contours, AefScalar color, int type, int shift, AefPoint offset)
{
    return guard([&] {
        std::vector<const cv::Point*> starts;
        const cv::Point* next = reinterpret_cast<const cv::Point*>(points);
        for (int i = 0; i < contours; next += counts[i++]) starts.push_back(next);
        cv::fillPoly(checked(img), starts.data(), &checked(counts), contours, cpp(color), type, shift, cpp(offset));
    });
}

AEF_API int aef_polylines_points(cv::Mat* img, const AefPoint* points, const int* counts, int contours, int closed, AefScalar color, int thickness, int type, int shift)
{
    return guard([&] {
        std::vector<const cv::Point*> starts;
        const cv::Point* next = reinterpret_cast<const cv::Point*>(points);
        for (int i = 0; i < contours; next += counts[i++]) starts.push_back(next);
        cv::polylines(checked(img), starts.data(), &checked(counts), contours, closed != 0, cpp(color), thickness, type, shift);
    });
}

AEF_API int aef_put_text(const AefArray* img, const char* text, AefPoint origin, int font, double scale, AefScalar color, int thickness, int type, int bottomLeft)
{
    return guard([&] { cv::putText(Out(img), &checked(text), cpp(origin), font, scale, cpp(color), thickness, type, bottomLeft != 0); });
}

AEF_API int aef_get_text_size(const char* text, int font, double scale, int thickness, int* baseLine, AefSize* out)
{
    return guard([&] {
        const cv::Size size = cv::getTextSize(&checked(text), font, scale, thickness, &checked(baseLine));
        checked(out) = {size.width, size.height};
    });
}
