#include "abi.h"

#include <string>

namespace
{
    struct Remembered
    {
        std::string function, message, file;
        AefError view{};
    };

    Remembered& slot()
    {
        thread_local Remembered remembered;
        return remembered;
    }

    int remember(int status, int code, const std::string& message, const std::string& function = {}, const std::string& file = {}, int line = 0)
    {
        Remembered& r = slot();
        r.message = message;
        r.function = function;
        r.file = file;
        r.view = {code, line, r.function.c_str(), r.message.c_str(), r.file.c_str()};
        return status;
    }
}

int rememberException() noexcept
{
    try
    {
        try
        {
            throw;
        }
        catch (const cv::Exception& e)
        {
            return remember(AEF_OPENCV_ERROR, e.code, e.err, e.func, e.file, e.line);
        }
        catch (const NullHandle& e)
        {
            return remember(AEF_NULL, 0, e.what());
        }
        catch (const std::exception& e)
        {
            return remember(AEF_OTHER_ERROR, 0, e.what());
        }
        catch (...)
        {
            return remember(AEF_OTHER_ERROR, 0, "unknown C++ exception");
        }
    }
    catch (...)
    {
        return AEF_OTHER_ERROR; // no memory left for the text
    }
}

const AefError* rememberedError() noexcept { return &slot().view; }
