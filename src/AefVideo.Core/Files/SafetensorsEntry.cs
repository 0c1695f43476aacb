using System.Collections.Immutable;

namespace AefVideo.Core.Files;

/// <summary>What the header of a safetensors file says about one tensor.</summary>
/// <param name="Name">Name, unique in the file.</param>
/// <param name="Type">Element type.</param>
/// <param name="Shape">Extents, outermost first; empty for a scalar.</param>
/// <param name="Offset">Bytes from the start of the file to the first element.</param>
/// <param name="ByteCount">Bytes of all elements: little-endian, row by row, without gaps.</param>
public sealed record SafetensorsEntry(string Name, SafetensorsType Type, ImmutableArray<long> Shape, long Offset, long ByteCount)
{
    /// <summary>Number of elements.</summary>
    public long ElementCount => ByteCount / Type.ByteCount();

    /// <summary>The shape as people write it, <c>[1,3,256,256]</c>.</summary>
    public string ShapeText => $"[{string.Join(',', Shape)}]";
}
