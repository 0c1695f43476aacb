using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Runtime.InteropServices;

namespace AefVideo.Core.Files;

/// <summary>A tensor to be written to a safetensors file.</summary>
public sealed class SafetensorsTensor
{
    private const int HalfBytes = 2;

    /// <param name="name">Name, unique in the file, not <c>__metadata__</c>.</param>
    /// <param name="type">Element type.</param>
    /// <param name="shape">Extents, outermost first; empty for a scalar.</param>
    /// <param name="bytes">The elements, little-endian, row by row; not copied.</param>
    /// <exception cref="ArgumentException">The bytes are not as many as shape and type ask for, or the name is reserved.</exception>
    public SafetensorsTensor(string name, SafetensorsType type, ReadOnlySpan<long> shape, ReadOnlyMemory<byte> bytes)
    {
        ArgumentNullException.ThrowIfNull(name);
        if (name == "__metadata__") throw new ArgumentException("The name __metadata__ is reserved.", nameof(name));
        long size = type.ByteCount();
        foreach (var extent in shape) size = checked(size * extent);
        if (size != bytes.Length) throw new ArgumentException($"{size} bytes are needed for shape and type, {bytes.Length} are given.", nameof(bytes));

        Name = name;
        Type = type;
        Shape = [.. shape];
        Bytes = bytes;
    }

    /// <summary>Name, unique in the file.</summary>
    public string Name { get; }

    /// <summary>Element type.</summary>
    public SafetensorsType Type { get; }

    /// <summary>Extents, outermost first.</summary>
    public ImmutableArray<long> Shape { get; }

    /// <summary>The elements as they will lie in the file.</summary>
    public ReadOnlyMemory<byte> Bytes { get; }

    /// <summary>A tensor of type F32; the values are copied.</summary>
    /// <inheritdoc cref="SafetensorsTensor(string, SafetensorsType, ReadOnlySpan{long}, ReadOnlyMemory{byte})" />
    public static SafetensorsTensor FromSingles(string name, ReadOnlySpan<long> shape, ReadOnlySpan<float> values) =>
        new(name, SafetensorsType.F32, shape, MemoryMarshal.AsBytes(values).ToArray());

    /// <summary>A tensor of type F16; the values are rounded to the nearest of half precision.</summary>
    /// <exception cref="ArgumentException">The values are not as many as the shape asks for, the name is reserved, or a finite value is beyond half precision's ±65504.</exception>
    /// <inheritdoc cref="SafetensorsTensor(string, SafetensorsType, ReadOnlySpan{long}, ReadOnlyMemory{byte})" />
    public static SafetensorsTensor FromSinglesAsHalf(string name, ReadOnlySpan<long> shape, ReadOnlySpan<float> values)
    {
        var bytes = new byte[values.Length * HalfBytes];
        for (var i = 0; i < values.Length; i++)
        {
            var half = (Half)values[i];
            if (Half.IsInfinity(half) && float.IsFinite(values[i]))
                throw new ArgumentException($"{values[i]} is beyond half precision, whose numbers end at ±65504.", nameof(values));
            BinaryPrimitives.WriteHalfLittleEndian(bytes.AsSpan(i * HalfBytes), half);
        }
        return new(name, SafetensorsType.F16, shape, bytes);
    }
}
