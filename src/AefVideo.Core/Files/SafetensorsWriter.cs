using System.Buffers;
using System.Buffers.Binary;
using System.Text.Json;
using AefVideo.Core.Errors;

namespace AefVideo.Core.Files;

/// <summary>Writes safetensors files. The same tensors and metadata always give the same bytes.</summary>
public static class SafetensorsWriter
{
    private const int Alignment = 8;

    /// <summary>Writes a file, whole or not at all.</summary>
    /// <param name="path">Where; an existing file is replaced.</param>
    /// <param name="tensors">In any order; they are stored by falling element size, then by name, as the reference implementation does.</param>
    /// <param name="metadata">The string map; none if empty.</param>
    /// <exception cref="ArgumentException">Two tensors have one name.</exception>
    /// <exception cref="ModelException">The file cannot be written.</exception>
    public static void Write(string path, IReadOnlyCollection<SafetensorsTensor> tensors, IReadOnlyDictionary<string, string>? metadata = null)
    {
        var ordered = Order(tensors);
        AtomicFile.Write(path, [Header(ordered, metadata), .. ordered.Select(tensor => tensor.Bytes)]);
    }

    /// <summary>The bytes of such a file.</summary>
    /// <inheritdoc cref="Write" />
    public static byte[] ToBytes(IReadOnlyCollection<SafetensorsTensor> tensors, IReadOnlyDictionary<string, string>? metadata = null)
    {
        var ordered = Order(tensors);
        var header = Header(ordered, metadata);
        var bytes = new byte[checked((int)(header.Length + ordered.Sum(tensor => (long)tensor.Bytes.Length)))];
        header.CopyTo(bytes, 0);
        var end = header.Length;
        foreach (var tensor in ordered)
        {
            tensor.Bytes.CopyTo(bytes.AsMemory(end));
            end += tensor.Bytes.Length;
        }
        return bytes;
    }

    private static List<SafetensorsTensor> Order(IReadOnlyCollection<SafetensorsTensor> tensors)
    {
        ArgumentNullException.ThrowIfNull(tensors);
        var ordered = tensors.OrderByDescending(tensor => tensor.Type.ByteCount()).ThenBy(tensor => tensor.Name, StringComparer.Ordinal).ToList();
        if (ordered.DistinctBy(tensor => tensor.Name).Count() != ordered.Count)
            throw new ArgumentException("Two tensors have the same name.", nameof(tensors));
        return ordered;
    }

    private static byte[] Header(List<SafetensorsTensor> ordered, IReadOnlyDictionary<string, string>? metadata)
    {
        var buffer = new ArrayBufferWriter<byte>();
        buffer.Write(stackalloc byte[SafetensorsHeader.LengthBytes]);
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            if (metadata is { Count: > 0 })
            {
                json.WriteStartObject("__metadata__");
                foreach (var (key, value) in metadata.OrderBy(pair => pair.Key, StringComparer.Ordinal)) json.WriteString(key, value);
                json.WriteEndObject();
            }
            long offset = 0;
            foreach (var tensor in ordered)
            {
                json.WriteStartObject(tensor.Name);
                json.WriteString("dtype"u8, tensor.Type.ToString());
                WriteNumbers(json, "shape"u8, tensor.Shape.AsSpan());
                WriteNumbers(json, "data_offsets"u8, [offset, offset + tensor.Bytes.Length]);
                json.WriteEndObject();
                offset += tensor.Bytes.Length;
            }
            json.WriteEndObject();
        }

        // Spaces bring the first tensor to an aligned address, for readers that map the file.
        while (buffer.WrittenCount % Alignment != 0) buffer.Write(" "u8);
        var header = buffer.WrittenSpan.ToArray();
        BinaryPrimitives.WriteInt64LittleEndian(header, header.Length - SafetensorsHeader.LengthBytes);
        return header;
    }

    private static void WriteNumbers(Utf8JsonWriter json, ReadOnlySpan<byte> name, ReadOnlySpan<long> numbers)
    {
        json.WriteStartArray(name);
        foreach (var number in numbers) json.WriteNumberValue(number);
        json.WriteEndArray();
    }
}
