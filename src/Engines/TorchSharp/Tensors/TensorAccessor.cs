using System.Collections;
using static TorchSharp.torch;

namespace TorchSharp.Utils;

/// <summary>Reads and writes the elements of a CPU tensor in row-major order, whatever its strides.</summary>
public sealed unsafe class TensorAccessor<T> : IDisposable, IEnumerable<T> where T : unmanaged
{
    private readonly Tensor _tensor;
    private readonly T* _data;
    private readonly long[] _shape;
    private readonly long[] _strides;
    private readonly bool _contiguous;

    internal TensorAccessor(Tensor tensor)
    {
        _tensor = tensor;
        _data = (T*)tensor.Data();
        _shape = tensor.shape;
        _strides = tensor.stride();
        _contiguous = tensor.is_contiguous();
        Count = tensor.numel();
    }

    public long Count { get; }

    public bool IsReadOnly => false;

    /// <summary>One index counts elements in row-major order; as many as dimensions address an element.</summary>
    /// <exception cref="IndexOutOfRangeException">Outside the tensor.</exception>
    public T this[params long[] indices]
    {
        get => _data[Offset(indices)];
        set => _data[Offset(indices)] = value;
    }

    public T[] ToArray()
    {
        var array = new T[Count];
        CopyTo(array.AsSpan());
        return array;
    }

    public Array ToNDArray()
    {
        if (_shape.Length == 0) return new[] { _data[0] };
        var array = Array.CreateInstance(typeof(T), _shape);
        fixed (byte* to = &System.Runtime.InteropServices.MemoryMarshal.GetArrayDataReference(array))
            for (long i = 0; i < Count; i++) ((T*)to)[i] = _data[Offset(i)];
        return array;
    }

    public void CopyTo(T[] array, int arrayIndex = 0, long tensorIndex = 0) => CopyTo(array.AsSpan(), arrayIndex, tensorIndex);

    /// <summary>Copies elements from <paramref name="tensorIndex"/> on until either side ends.</summary>
    public void CopyTo(Span<T> array, int arrayIndex = 0, long tensorIndex = 0)
    {
        var length = Length(array.Length, arrayIndex, tensorIndex);
        if (_contiguous) new ReadOnlySpan<T>(_data + tensorIndex, length).CopyTo(array[arrayIndex..]);
        else for (var i = 0; i < length; i++) array[arrayIndex + i] = _data[Offset(tensorIndex + i)];
    }

    public void CopyFrom(T[] array, int arrayIndex = 0, long tensorIndex = 0) => CopyFrom(new ReadOnlySpan<T>(array), arrayIndex, tensorIndex);

    /// <summary>Copies into the tensor from element <paramref name="tensorIndex"/> on until either side ends.</summary>
    public void CopyFrom(ReadOnlySpan<T> array, int arrayIndex = 0, long tensorIndex = 0)
    {
        var length = Length(array.Length, arrayIndex, tensorIndex);
        if (_contiguous) array.Slice(arrayIndex, length).CopyTo(new Span<T>(_data + tensorIndex, length));
        else for (var i = 0; i < length; i++) _data[Offset(tensorIndex + i)] = array[arrayIndex + i];
    }

    public IEnumerator<T> GetEnumerator()
    {
        for (long i = 0; i < Count; i++) yield return this[i];
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>Lets go of the accessor; the tensor stays.</summary>
    public void Dispose() => GC.KeepAlive(_tensor);

    private int Length(int array, int arrayIndex, long tensorIndex)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(tensorIndex);
        return (int)Math.Max(0, Math.Min(array - arrayIndex, Count - tensorIndex));
    }

    private long Offset(long[] indices)
    {
        if (indices.Length == 1)
        {
            if (indices[0] < 0 || indices[0] >= Count) throw new IndexOutOfRangeException($"{indices[0]} in a collection of {Count} elements.");
            return Offset(indices[0]);
        }
        long offset = 0;
        for (var i = _shape.Length - 1; i >= 0; i--)
        {
            if (indices[i] < 0 || indices[i] >= _shape[i]) throw new IndexOutOfRangeException($"{indices[i]} >= {_shape[i]} in dimension {i}.");
            offset += indices[i] * _strides[i];
        }
        return offset;
    }

    private long Offset(long index)
    {
        if (_contiguous) return index;
        long offset = 0;
        for (var i = _shape.Length - 1; i >= 0; i--)
        {
            (index, var here) = Math.DivRem(index, _shape[i]);
            offset += here * _strides[i];
        }
        return offset;
    }
}
