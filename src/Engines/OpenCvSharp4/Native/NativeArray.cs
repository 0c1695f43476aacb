using System.Runtime.InteropServices;

namespace OpenCvSharp.Internal;

/// <summary>An input or output array as it crosses the border: it lives on the stack for one call.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct NativeArray
{
    /// <summary>The matrix, the list of matrices, or the vector of them.</summary>
    public nint Handle;

    public NativeArrayKind Kind;

    /// <summary>Elements of a list or a short vector.</summary>
    public int Count;

    /// <summary>The depth of a short vector.</summary>
    public int Depth;

    private readonly int unused;

    /// <summary>The numbers of a scalar, a double or a short vector.</summary>
    public Scalar Value;
}
