using static OpenCvSharp.Internal.NativeMethods;

namespace OpenCvSharp;

/// <content>Sizes, type and addresses.</content>
public unsafe partial class Mat
{
    /// <summary>OpenCV's flags: the type, whether it is continuous, whether it is a view.</summary>
    public int Flags => aef_mat_flags(Handle);

    public int Dims => aef_mat_dims(Handle);

    /// <summary>-1 with more than two dimensions.</summary>
    public int Rows => aef_mat_rows(Handle);

    /// <inheritdoc cref="Rows"/>
    public int Height => Rows;

    /// <summary>-1 with more than two dimensions.</summary>
    public int Cols => aef_mat_cols(Handle);

    /// <inheritdoc cref="Cols"/>
    public int Width => Cols;

    /// <summary>Address of the first element; zero when empty.</summary>
    public nint Data => (nint)DataPointer;

    /// <inheritdoc cref="Data"/>
    public byte* DataPointer => aef_mat_data(Handle);

    /// <summary>Address of the first element of the whole that this is a view of.</summary>
    public nint DataStart => (nint)aef_mat_datastart(Handle);

    /// <summary>Address after the last element of the whole that this is a view of.</summary>
    public nint DataEnd => (nint)aef_mat_dataend(Handle);

    /// <summary>Address after the memory.</summary>
    public nint DataLimit => (nint)aef_mat_datalimit(Handle);

    /// <summary>Whether there are no gaps between rows.</summary>
    public bool IsContinuous() => aef_mat_is_continuous(Handle) != 0;

    /// <summary>Whether this is a view of a part.</summary>
    public bool IsSubmatrix() => aef_mat_is_submatrix(Handle) != 0;

    public bool Empty() => aef_mat_empty(Handle) != 0;

    /// <summary>Bytes of an element with all its channels.</summary>
    public int ElemSize() => (int)aef_mat_elem_size(Handle);

    /// <summary>Bytes of one channel of an element.</summary>
    public int ElemSize1() => (int)aef_mat_elem_size1(Handle);

    public MatType Type() => aef_mat_type(Handle);

    public int Depth() => Type().Depth;

    public int Channels() => Type().Channels;

    /// <summary>Elements in all.</summary>
    public long Total() => aef_mat_total(Handle);

    /// <summary>Elements of a slice over the dimensions from <paramref name="startDim"/> up to but without <paramref name="endDim"/>.</summary>
    public long Total(int startDim, int endDim = int.MaxValue)
    {
        Check(aef_mat_total_of(Handle, startDim, endDim, out var total));
        GC.KeepAlive(this);
        return total;
    }

    /// <summary>Width and height.</summary>
    public Size Size() => Dims <= 2 ? new Size(Cols, Rows) : new Size(Size(1), Size(0));

    public int Size(int dim)
    {
        RequireDimension(dim);
        return aef_mat_size_at(Handle, dim);
    }

    /// <summary>Bytes from row to row.</summary>
    public long Step() => aef_mat_step(Handle);

    /// <summary>Bytes from element to element along a dimension.</summary>
    public long Step(int i)
    {
        RequireDimension(i);
        return aef_mat_step_at(Handle, i);
    }

    /// <summary>Numbers (not elements) from element to element along a dimension.</summary>
    public long Step1(int i = 0) => Step(i) / ElemSize1();

    public override string ToString() => IsDisposed
        ? "Mat [disposed]"
        : $"Mat [ {Rows}*{Cols}*{Type()}, IsContinuous={IsContinuous()}, IsSubmatrix={IsSubmatrix()}, Ptr=0x{CvPtr:x}, Data=0x{Data:x} ]";

    private void RequireDimension(int dimension)
    {
        // An empty matrix still has the sizes and steps of two dimensions.
        ArgumentOutOfRangeException.ThrowIfNegative(dimension);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(dimension, Math.Max(Dims, 2));
    }
}
