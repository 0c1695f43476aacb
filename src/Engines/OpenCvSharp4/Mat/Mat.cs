using System.Runtime.CompilerServices;
using OpenCvSharp.Internal;
using static OpenCvSharp.Internal.NativeMethods;

namespace OpenCvSharp;

/// <summary>A dense array of numbers with channels: a picture, a matrix, a blob.</summary>
/// <remarks>A header and shared, reference-counted data: views and copies of the header see the same elements.</remarks>
public unsafe partial class Mat : CvObject
{
    private readonly PinnedArray? pin;

    /// <summary>Takes a native matrix over.</summary>
    internal Mat(nint ptr)
        : this(ptr, null)
    {
    }

    /// <summary>Takes a native matrix over that looks into a managed array.</summary>
    private Mat(nint ptr, PinnedArray? pin)
        : base(ptr)
    {
        this.pin = pin;
        if (ptr == 0) throw new OpenCvSharpException("Native object address is NULL");
    }

    /// <summary>An empty matrix.</summary>
    public Mat()
    {
        Check(aef_mat_new(out var p));
        SetHandle(p);
    }

    /// <summary>A second header for the same data.</summary>
    protected Mat(Mat m)
    {
        ArgumentNullException.ThrowIfNull(m);
        Check(aef_mat_new_header(m.Handle, out var p));
        SetHandle(p);
        pin = m.pin?.Share();
        GC.KeepAlive(m);
    }

    /// <summary>Reads a picture; empty where it cannot be read.</summary>
    public Mat(string fileName, ImreadModes flags = ImreadModes.Color)
        : this()
    {
        ArgumentException.ThrowIfNullOrEmpty(fileName);
        CodecMethods.Check(CodecMethods.aef_imread(fileName, (int)flags, Handle));
    }

    /// <summary>Elements are not initialised.</summary>
    public Mat(int rows, int cols, MatType type)
    {
        Check(aef_mat_new_2d(rows, cols, type.Value, out var p));
        SetHandle(p);
    }

    /// <inheritdoc cref="Mat(int, int, MatType)"/>
    public Mat(Size size, MatType type)
        : this(size.Height, size.Width, type)
    {
    }

    public Mat(int rows, int cols, MatType type, Scalar s)
    {
        Check(aef_mat_new_2d_scalar(rows, cols, type.Value, s, out var p));
        SetHandle(p);
    }

    public Mat(Size size, MatType type, Scalar s)
        : this(size.Height, size.Width, type, s)
    {
    }

    /// <summary>N dimensions; elements are not initialised.</summary>
    public Mat(IEnumerable<int> sizes, MatType type)
    {
        var list = Sizes(sizes);
        fixed (int* s = list)
        {
            Check(aef_mat_new_nd(list.Length, s, type.Value, out var p));
            SetHandle(p);
        }
    }

    /// <summary>N dimensions.</summary>
    public Mat(IEnumerable<int> sizes, MatType type, Scalar s)
    {
        var list = Sizes(sizes);
        fixed (int* address = list)
        {
            Check(aef_mat_new_nd_scalar(list.Length, address, type.Value, s, out var p));
            SetHandle(p);
        }
    }

    /// <summary>A view of some rows and columns.</summary>
    public Mat(Mat m, Range rowRange, Range? colRange = null)
    {
        ArgumentNullException.ThrowIfNull(m);
        Check(aef_mat_submat(m.Handle, rowRange, colRange ?? Range.All, out var p));
        SetHandle(p);
        pin = m.pin?.Share();
        GC.KeepAlive(m);
    }

    /// <summary>A view of a part, a range for every dimension.</summary>
    public Mat(Mat m, params Range[] ranges)
    {
        ArgumentNullException.ThrowIfNull(m);
        ArgumentNullException.ThrowIfNull(ranges);
        if (ranges.Length == 0) throw new ArgumentException("empty ranges", nameof(ranges));
        SetHandle(m.Part(ranges));
        pin = m.pin?.Share();
    }

    /// <summary>A view of a rectangle.</summary>
    public Mat(Mat m, Rect roi)
    {
        ArgumentNullException.ThrowIfNull(m);
        Check(aef_mat_roi(m.Handle, roi, out var p));
        SetHandle(p);
        pin = m.pin?.Share();
        GC.KeepAlive(m);
    }

    [Obsolete("Use Mat.FromPixelData instead. This constructor has been deprecated because the introduction of 'nint' made overload resolution confusing.", true)]
    public Mat(int rows, int cols, MatType type, nint data, long step = 0)
        : base(Over(rows, cols, type, data, step))
    {
    }

    /// <summary>Looks into <paramref name="data"/>, which stays pinned until this and every view of it are disposed.</summary>
    /// <exception cref="ArgumentException">The array is too short.</exception>
    protected Mat(int rows, int cols, MatType type, Array data, long step = 0)
    {
        ArgumentNullException.ThrowIfNull(data);
        var elementSize = SizeOf(type);
        RequireLength(data, rows == 0 || cols == 0 ? 0 : (rows - 1) * (step == 0 ? (long)cols * elementSize : step) + (long)cols * elementSize);
        pin = new PinnedArray(data);
        SetHandle(Over(rows, cols, type, pin.Address, step));
    }

    /// <inheritdoc cref="Mat(int, int, MatType, Array, long)"/>
    protected Mat(IEnumerable<int> sizes, MatType type, Array data, IEnumerable<long>? steps = null)
    {
        ArgumentNullException.ThrowIfNull(data);
        var list = Sizes(sizes);
        if (steps is null)
        {
            long bytes = SizeOf(type);
            foreach (var size in list) bytes *= size;
            RequireLength(data, bytes);
        }
        pin = new PinnedArray(data);
        SetHandle(Over(list, type, pin.Address, steps));
    }

    /// <summary>The safety net for what was not disposed.</summary>
    ~Mat() => Dispose(false);

    /// <summary>Takes the native matrix at this address over.</summary>
    public static Mat FromNativePointer(nint ptr) => new(ptr);

    /// <summary>Looks into the caller's memory, which has to outlive the matrix and its views.</summary>
    /// <param name="rows">Rows.</param>
    /// <param name="cols">Columns.</param>
    /// <param name="type">Type of the elements.</param>
    /// <param name="data">Address of the first.</param>
    /// <param name="step">Bytes from row to row; 0 for rows without gaps.</param>
    public static Mat FromPixelData(int rows, int cols, MatType type, nint data, long step = 0) => new(Over(rows, cols, type, data, step));

    /// <inheritdoc cref="Mat(int, int, MatType, Array, long)"/>
    public static Mat FromPixelData(int rows, int cols, MatType type, Array data, long step = 0) => new(rows, cols, type, data, step);

    /// <summary>Looks into the caller's memory, which has to outlive the matrix and its views.</summary>
    /// <param name="sizes">The size of every dimension.</param>
    /// <param name="type">Type of the elements.</param>
    /// <param name="data">Address of the first.</param>
    /// <param name="steps">Bytes from element to element along every dimension but the last; null for no gaps.</param>
    public static Mat FromPixelData(IEnumerable<int> sizes, MatType type, nint data, IEnumerable<long>? steps = null)
    {
        if (data == 0) throw new ArgumentNullException(nameof(data));
        return new Mat(Over(Sizes(sizes), type, data, steps));
    }

    /// <inheritdoc cref="Mat(int, int, MatType, Array, long)"/>
    public static Mat FromPixelData(IEnumerable<int> sizes, MatType type, Array data, IEnumerable<long>? steps = null) => new(sizes, type, data, steps);

    public static Mat ZerosMat(int rows, int cols, MatType type)
    {
        Check(aef_mat_zeros(rows, cols, type.Value, out var p));
        return new Mat(p);
    }

    public static Mat ZerosMat(Size size, MatType type) => ZerosMat(size.Height, size.Width, type);

    /// <summary>Ones in the first channel.</summary>
    public static Mat OnesMat(int rows, int cols, MatType type)
    {
        Check(aef_mat_ones(rows, cols, type.Value, out var p));
        return new Mat(p);
    }

    /// <inheritdoc cref="OnesMat(int, int, MatType)"/>
    public static Mat OnesMat(Size size, MatType type) => OnesMat(size.Height, size.Width, type);

    public static Mat EyeMat(int rows, int cols, MatType type)
    {
        Check(aef_mat_eye(rows, cols, type.Value, out var p));
        return new Mat(p);
    }

    public static Mat EyeMat(Size size, MatType type) => EyeMat(size.Height, size.Width, type);

    /// <summary>The square matrix with <paramref name="d"/> (a row or a column) on its diagonal.</summary>
    public static Mat Diag(Mat d)
    {
        ArgumentNullException.ThrowIfNull(d);
        Check(aef_mat_diag_of(d.Handle, out var p));
        GC.KeepAlive(d);
        return new Mat(p);
    }

    /// <summary>Same as Dispose.</summary>
    public void Release() => Dispose();

    /// <inheritdoc/>
    protected override void DisposeUnmanaged()
    {
        aef_mat_delete(TakeHandle());
        pin?.Release();
        base.DisposeUnmanaged();
    }

    /// <summary>This matrix for one call.</summary>
    internal NativeArray AsNative() => new() { Kind = NativeArrayKind.Mat, Handle = Handle };

    private static int[] Sizes(IEnumerable<int> sizes, [CallerArgumentExpression(nameof(sizes))] string? name = null)
    {
        ArgumentNullException.ThrowIfNull(sizes, name);
        var list = sizes as int[] ?? sizes.ToArray();
        return list.Length > 0 ? list : throw new ArgumentException("no dimensions", name);
    }

    private static int SizeOf(MatType type) => type.Channels * (type.Depth switch
    {
        MatType.CV_8U or MatType.CV_8S => 1,
        MatType.CV_16U or MatType.CV_16S or MatType.CV_16F => 2,
        MatType.CV_64F => 8,
        _ => 4,
    });

    private static void RequireLength(Array data, long bytes)
    {
        if (data.GetType().GetElementType()!.IsPrimitive && Buffer.ByteLength(data) < bytes)
            throw new ArgumentException($"the array holds {Buffer.ByteLength(data)} bytes, the matrix needs {bytes}", nameof(data));
    }

    private static nint Over(int rows, int cols, MatType type, nint data, long step)
    {
        Check(aef_mat_new_2d_over(rows, cols, type.Value, (void*)data, checked((nuint)step), out var p));
        return p;
    }

    private static nint Over(int[] sizes, MatType type, nint data, IEnumerable<long>? steps)
    {
        var list = steps?.Select(step => checked((nuint)step)).ToArray();
        if (list is not null && list.Length < sizes.Length - 1) throw new ArgumentException("a step is missing", nameof(steps));
        fixed (int* s = sizes)
        fixed (nuint* t = list)
        {
            Check(aef_mat_new_nd_over(sizes.Length, s, type.Value, (void*)data, t, out var p));
            return p;
        }
    }
}
