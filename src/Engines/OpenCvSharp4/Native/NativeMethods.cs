using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;

[assembly: DisableRuntimeMarshalling]

namespace OpenCvSharp.Internal;

/// <summary>The C ABI of libaef_opencv.</summary>
internal static unsafe partial class NativeMethods
{
    private const string Library = "aef_opencv";

    /// <summary>Turns a failure into its exception.</summary>
    [StackTraceHidden]
    internal static void Check(NativeStatus status)
    {
        if (status != NativeStatus.Ok) Throw(status);
    }

    [DoesNotReturn]
    [StackTraceHidden]
    private static void Throw(NativeStatus status) => throw aef_opencv_last_error()->ToException(status);
}
