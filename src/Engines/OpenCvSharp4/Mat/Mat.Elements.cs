using System.Runtime.CompilerServices;
using OpenCvSharp.Internal;
using static OpenCvSharp.Internal.NativeMethods;

namespace OpenCvSharp;

/// <content>Elements one by one and as arrays.</content>
public unsafe partial class Mat
{
    /// <summary>Address of the first element of slice <paramref name="i0"/> (a row).</summary>
    /// <exception cref="ArgumentOutOfRangeException">The index lies outside.</exception>
    public nint Ptr(int i0)
    {
        var address = (nint)aef_mat_ptr(Handle, &i0, 1);
        return address != 0 ? address : throw Outside([i0]);
    }

    /// <summary>Address of an element, all its channels.</summary>
    /// <exception cref="ArgumentOutOfRangeException">An index lies outside.</exception>
    public nint Ptr(int i0, int i1)
    {
        var indices = stackalloc int[] { i0, i1 };
        var address = (nint)aef_mat_ptr(Handle, indices, 2);
        return address != 0 ? address : throw Outside([i0, i1]);
    }

    /// <inheritdoc cref="Ptr(int, int)"/>
    public nint Ptr(int i0, int i1, int i2)
    {
        var indices = stackalloc int[] { i0, i1, i2 };
        var address = (nint)aef_mat_ptr(Handle, indices, 3);
        return address != 0 ? address : throw Outside([i0, i1, i2]);
    }

    /// <inheritdoc cref="Ptr(int, int)"/>
    public nint Ptr(params int[] idx)
    {
        ArgumentNullException.ThrowIfNull(idx);
        fixed (int* indices = idx)
        {
            var address = (nint)aef_mat_ptr(Handle, indices, idx.Length);
            return address != 0 ? address : throw Outside(idx);
        }
    }

    public ref T At<T>(int i0)
        where T : unmanaged => ref Unsafe.AsRef<T>((void*)Ptr(i0));

    public ref T At<T>(int i0, int i1)
        where T : unmanaged => ref Unsafe.AsRef<T>((void*)Ptr(i0, i1));

    public ref T At<T>(int i0, int i1, int i2)
        where T : unmanaged => ref Unsafe.AsRef<T>((void*)Ptr(i0, i1, i2));

    public ref T At<T>(params int[] idx)
        where T : unmanaged => ref Unsafe.AsRef<T>((void*)Ptr(idx));

    public T Get<T>(int i0)
        where T : struct => Load<T>(Ptr(i0));

    public T Get<T>(int i0, int i1)
        where T : struct => Load<T>(Ptr(i0, i1));

    public T Get<T>(int i0, int i1, int i2)
        where T : struct => Load<T>(Ptr(i0, i1, i2));

    public T Get<T>(params int[] idx)
        where T : struct => Load<T>(Ptr(idx));

    public void Set<T>(int i0, T value)
        where T : struct => Store(Ptr(i0), value);

    public void Set<T>(int i0, int i1, T value)
        where T : struct => Store(Ptr(i0, i1), value);

    public void Set<T>(int i0, int i1, int i2, T value)
        where T : struct => Store(Ptr(i0, i1, i2), value);

    public void Set<T>(int[] idx, T value)
        where T : struct => Store(Ptr(idx), value);

    /// <summary>A row in place; valid as long as the matrix lives and is not made anew.</summary>
    public Span<T> RowSpan<T>(int row)
        where T : unmanaged
    {
        if (Dims != 2) throw new InvalidOperationException("RowSpan is only supported for 2D matrices.");
        ArgumentOutOfRangeException.ThrowIfNegative(row);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(row, Rows);
        return new Span<T>(DataPointer + Step(0) * row, checked(Cols * ElemSize() / sizeof(T)));
    }

    /// <summary>All elements in place; empty unless they are continuous. Valid as long as the matrix lives and is not made anew.</summary>
    public Span<T> AsSpan<T>()
        where T : unmanaged => IsContinuous() ? new Span<T>(DataPointer, checked((int)(Total() * ElemSize() / sizeof(T)))) : [];

    /// <summary>Copies the elements out, row after row. <typeparamref name="T"/> is a whole element: byte for one channel, Vec3b for three.</summary>
    /// <exception cref="OpenCvSharpException">The element type does not fit.</exception>
    public bool GetArray<T>(out T[] data)
        where T : unmanaged
    {
        data = new T[(long)Rows * Cols];
        RequireElements<T>(data.Length);
        fixed (T* to = data) return CopyRows((byte*)to, outwards: true);
    }

    /// <summary>Copies the elements out. <typeparamref name="T"/> is a whole element: byte for one channel, Vec3b for three.</summary>
    /// <exception cref="OpenCvSharpException">The element type does not fit.</exception>
    public bool GetRectangularArray<T>(out T[,] data)
        where T : unmanaged
    {
        if (Dims > 2) throw new OpenCvSharpException($"the matrix has {Dims} dimensions");
        data = new T[Rows, Cols];
        RequireElements<T>(data.Length);
        fixed (T* to = data) return CopyRows((byte*)to, outwards: true);
    }

    /// <summary>Copies elements in, row after row.</summary>
    /// <exception cref="OpenCvSharpException">The element type or the number of elements does not fit.</exception>
    public bool SetArray<T>(params T[] data)
        where T : unmanaged
    {
        ArgumentNullException.ThrowIfNull(data);
        RequireElements<T>(data.Length);
        fixed (T* from = data) return CopyRows((byte*)from, outwards: false);
    }

    /// <inheritdoc cref="SetArray{T}(T[])"/>
    public bool SetRectangularArray<T>(T[,] data)
        where T : unmanaged
    {
        ArgumentNullException.ThrowIfNull(data);
        RequireElements<T>(data.Length);
        fixed (T* from = data) return CopyRows((byte*)from, outwards: false);
    }

    private static T Load<T>(nint address)
        where T : struct
    {
        RequirePlain<T>();
        return Unsafe.ReadUnaligned<T>((void*)address);
    }

    private static void Store<T>(nint address, T value)
        where T : struct
    {
        RequirePlain<T>();
        Unsafe.WriteUnaligned((void*)address, value);
    }

    private static void RequirePlain<T>()
    {
        if (RuntimeHelpers.IsReferenceOrContainsReferences<T>()) throw new ArgumentException($"{typeof(T)} holds references");
    }

    private void RequireElements<T>(long count)
        where T : unmanaged
    {
        var type = Type();
        if (ElementTypes.Of(typeof(T)) is null) throw new ArgumentException($"Type argument {typeof(T)} is not supported");
        if (Dims > 2) throw new OpenCvSharpException($"the matrix has {Dims} dimensions");
        if (!ElementTypes.Fits(typeof(T), type)) throw new OpenCvSharpException($"Mat data type is not compatible: {type}");
        if (count < Total()) throw new OpenCvSharpException($"Provided data element number ({count}) should be that of the matrix ({Total()})");
    }

    private bool CopyRows(byte* array, bool outwards)
    {
        if (array is null || Empty()) return false;
        long rows = Rows, rowBytes = (long)Cols * ElemSize(), step = Step(0);
        for (var row = 0; row < rows; row++)
        {
            byte* here = DataPointer + row * step, there = array + row * rowBytes;
            Buffer.MemoryCopy(outwards ? here : there, outwards ? there : here, rowBytes, rowBytes);
        }
        GC.KeepAlive(this);
        return true;
    }

    private ArgumentOutOfRangeException Outside(int[] indices) =>
        new(nameof(indices), $"[{string.Join(", ", indices)}] is not an element of {this}");
}
