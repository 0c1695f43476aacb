using System.Runtime.InteropServices;
using System.Text;

namespace OpenCvSharp.Internal;

/// <summary>Memory that the shim hands over; the taker copies it and gives it back.</summary>
[StructLayout(LayoutKind.Sequential)]
internal unsafe struct NativeBuffer
{
    public void* Data;

    /// <summary>In elements of the type the entry point documents.</summary>
    public long Count;

    /// <summary>Copies the elements out and frees the memory.</summary>
    public readonly T[] Take<T>()
        where T : unmanaged
    {
        try
        {
            return new ReadOnlySpan<T>(Data, checked((int)Count)).ToArray();
        }
        finally
        {
            NativeMethods.aef_opencv_free(Data);
        }
    }

    /// <summary>Copies zero-terminated strings out and frees the memory.</summary>
    public readonly string?[] TakeNames()
    {
        try
        {
            var names = new List<string?>();
            var rest = new ReadOnlySpan<byte>(Data, checked((int)Count));
            while (!rest.IsEmpty)
            {
                var end = rest.IndexOf((byte)0);
                names.Add(Encoding.UTF8.GetString(rest[..end]));
                rest = rest[(end + 1)..];
            }
            return [.. names];
        }
        finally
        {
            NativeMethods.aef_opencv_free(Data);
        }
    }
}
