using System.Runtime.InteropServices;

namespace OpenCvSharp.Internal;

/// <summary>The last error of the calling thread, as the shim remembers it.</summary>
[StructLayout(LayoutKind.Sequential)]
internal unsafe struct NativeError
{
    public int Code;
    public int Line;
    public byte* Function;
    public byte* Message;
    public byte* File;

    public readonly Exception ToException(NativeStatus status)
    {
        var message = Text(Message);
        return status switch
        {
            NativeStatus.OpenCvError => new OpenCVException((ErrorCode)Code, Text(Function), message, Text(File), Line),
            NativeStatus.NullHandle => new ArgumentNullException(null, message),
            _ => new OpenCvSharpException(message),
        };
    }

    private static string Text(byte* text) => Marshal.PtrToStringUTF8((nint)text) ?? "";
}
