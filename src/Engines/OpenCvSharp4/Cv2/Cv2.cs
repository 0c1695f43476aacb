using System.Runtime.InteropServices;
using static OpenCvSharp.Internal.NativeMethods;

namespace OpenCvSharp;

/// <summary>OpenCV's functions. An output may be an input too where OpenCV allows it; a matrix of the right size and type is written in place.</summary>
/// <remarks>Every one throws OpenCVException with OpenCV's own words where it refuses its arguments.</remarks>
public static unsafe partial class Cv2
{
    public const double PI = 3.1415926535897932384626433832795;
    public const double LOG2 = 0.69314718055994530941723212145818;

    /// <summary>The thickness that fills a shape.</summary>
    public const int FILLED = -1;

    /// <summary>Threads for each call; 0 runs everything on the caller's, a negative number sets the default.</summary>
    public static void SetNumThreads(int nThreads) => Check(aef_set_num_threads(nThreads));

    public static int GetNumThreads()
    {
        Check(aef_get_num_threads(out var count));
        return count;
    }

    /// <summary>Sets how much OpenCV logs to stderr and returns what it was.</summary>
    public static LogLevel SetLogLevel(LogLevel logLevel)
    {
        Check(aef_set_log_level((int)logLevel, out var previous));
        return (LogLevel)previous;
    }

    public static LogLevel GetLogLevel()
    {
        Check(aef_get_log_level(out var level));
        return (LogLevel)level;
    }

    /// <summary>How OpenCV was built, as text.</summary>
    public static string GetBuildInformation()
    {
        Check(aef_build_information(out var text));
        return Marshal.PtrToStringUTF8((nint)text) ?? "";
    }

    /// <summary>The version, such as 4.6.0.</summary>
    public static string? GetVersionString()
    {
        Check(aef_version_string(out var text));
        return Marshal.PtrToStringUTF8((nint)text);
    }
}
