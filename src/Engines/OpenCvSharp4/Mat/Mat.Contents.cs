using OpenCvSharp.Internal;
using static OpenCvSharp.Internal.NativeMethods;

namespace OpenCvSharp;

/// <content>Allocation and copies.</content>
public unsafe partial class Mat
{
    /// <summary>Makes room; keeps the memory where size and type are right already.</summary>
    public void Create(int rows, int cols, MatType type)
    {
        Check(aef_mat_create(Handle, rows, cols, type.Value));
        GC.KeepAlive(this);
    }

    /// <inheritdoc cref="Create(int, int, MatType)"/>
    public void Create(Size size, MatType type) => Create(size.Height, size.Width, type);

    /// <inheritdoc cref="Create(int, int, MatType)"/>
    public void Create(MatType type, params int[] sizes)
    {
        ArgumentNullException.ThrowIfNull(sizes);
        if (sizes.Length < 2) throw new ArgumentException("sizes.Length < 2", nameof(sizes));
        fixed (int* list = sizes) Check(aef_mat_create_nd(Handle, sizes.Length, list, type.Value));
        GC.KeepAlive(this);
    }

    /// <summary>Changes the number of rows, keeping those that stay.</summary>
    public void Resize(int sz)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(sz);
        Check(aef_mat_resize(Handle, sz));
        GC.KeepAlive(this);
    }

    /// <summary>Changes the number of rows; new ones get the value.</summary>
    public void Resize(int sz, Scalar s)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(sz);
        Check(aef_mat_resize_scalar(Handle, sz, s));
        GC.KeepAlive(this);
    }

    public Mat Clone()
    {
        Check(aef_mat_clone(Handle, out var p));
        GC.KeepAlive(this);
        return new Mat(p);
    }

    public Mat Clone(Rect roi)
    {
        using var part = new Mat(this, roi);
        return part.Clone();
    }

    /// <summary>A matrix of the same size and type, not initialised.</summary>
    public Mat EmptyClone() => new(Size(), Type());

    /// <summary>Copies the elements (under the mask).</summary>
    public void CopyTo(OutputArray m, InputArray? mask = null)
    {
        NativeArray to = OutputArray.Write(m), only = InputArray.ReadOptional(mask);
        Check(aef_mat_copy_to(Handle, &to, &only));
        GC.KeepAlive(this);
        GC.KeepAlive(mask);
        m.Fix();
    }

    /// <inheritdoc cref="CopyTo(OutputArray, InputArray?)"/>
    public void CopyTo(Mat m, InputArray? mask = null)
    {
        ArgumentNullException.ThrowIfNull(m);
        NativeArray to = m.AsNative(), only = InputArray.ReadOptional(mask);
        Check(aef_mat_copy_to(Handle, &to, &only));
        GC.KeepAlive(this);
        GC.KeepAlive(mask);
        GC.KeepAlive(m);
    }

    /// <summary>Converts to another depth: <c>alpha * x + beta</c>, rounded and saturated.</summary>
    public void ConvertTo(OutputArray m, MatType rtype, double alpha = 1, double beta = 0)
    {
        var to = OutputArray.Write(m);
        Check(aef_mat_convert_to(Handle, &to, rtype.Value, alpha, beta));
        GC.KeepAlive(this);
        m.Fix();
    }

    /// <summary>Sets all elements (under the mask).</summary>
    public Mat SetTo(Scalar value, Mat? mask = null)
    {
        var from = new NativeArray { Kind = NativeArrayKind.Scalar, Value = value };
        Check(aef_mat_set_to(Handle, &from, mask?.Handle ?? 0));
        GC.KeepAlive(mask);
        return this;
    }

    /// <inheritdoc cref="SetTo(Scalar, Mat?)"/>
    public Mat SetTo(InputArray value, Mat? mask = null)
    {
        var from = InputArray.Read(value);
        Check(aef_mat_set_to(Handle, &from, mask?.Handle ?? 0));
        GC.KeepAlive(value);
        GC.KeepAlive(mask);
        return this;
    }
}
