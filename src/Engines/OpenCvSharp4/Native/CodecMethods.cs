using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;

namespace OpenCvSharp.Internal;

/// <summary>The C ABI of libaef_opencv_codecs: a library of its own because OpenCV's picture formats bring in over a hundred others.</summary>
internal static unsafe partial class CodecMethods
{
    private const string Library = "aef_opencv_codecs";

    /// <summary>Turns a failure into its exception.</summary>
    [StackTraceHidden]
    internal static void Check(NativeStatus status)
    {
        if (status != NativeStatus.Ok) Throw(status);
    }

    [DoesNotReturn]
    [StackTraceHidden]
    private static void Throw(NativeStatus status) => throw aef_opencv_codecs_last_error()->ToException(status);
}
