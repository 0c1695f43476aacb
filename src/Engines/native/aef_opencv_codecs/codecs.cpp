#include "arrays.h"

#include <opencv2/imgcodecs.hpp>
#include <string>

AEF_API const AefError* aef_opencv_codecs_last_error() { return rememberedError(); }
AEF_API void aef_opencv_codecs_free(void* memory) { ::operator delete(memory); }

AEF_API int aef_imread(const char* file, int flags, cv::Mat* into)
{
    return guard([&] { checked(into) = cv::imread(&checked(file), flags); });
}

AEF_API int aef_imwrite(const char* file, const AefArray* image, const int* parameters, int count, int* out)
{
    return guard([&] { checked(out) = cv::imwrite(&checked(file), In(image), std::vector<int>(parameters, parameters + count)); });
}

AEF_API int aef_imdecode(const AefArray* bytes, int flags, cv::Mat* into)
{
    return guard([&] { checked(into) = cv::imdecode(In(bytes), flags); });
}

AEF_API int aef_imdecode_bytes(const uchar* bytes, int count, int flags, cv::Mat* into)
{
    return guard([&] {
        const cv::Mat list(1, count, CV_8UC1, const_cast<uchar*>(&checked(bytes)));
        checked(into) = cv::imdecode(list, flags);
    });
}

AEF_API int aef_imencode(const char* extension, const AefArray* image, const int* parameters, int count, AefBuffer* out, int* success)
{
    return guard([&] {
        std::vector<uchar> bytes;
        checked(success) = cv::imencode(&checked(extension), In(image), bytes, std::vector<int>(parameters, parameters + count));
        give(bytes, out);
    });
}

AEF_API int aef_have_image_reader(const char* file, int* out)
{
    return guard([&] { checked(out) = cv::haveImageReader(&checked(file)); });
}

AEF_API int aef_have_image_writer(const char* file, int* out)
{
    return guard([&] { checked(out) = cv::haveImageWriter(&checked(file)); });
}
