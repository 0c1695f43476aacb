using System.Collections.Immutable;
using System.Text.Json;
using AefVideo.Core.Errors;

namespace AefVideo.Core.Files;

/// <summary>
/// The JSON header of a safetensors file, read with every check the format asks for: the tensors lie one after the other
/// from the first data byte to the last, none overlaps another and every size is its shape times its type.
/// </summary>
internal sealed class SafetensorsHeader
{
    /// <summary>Bytes of the length field before the header.</summary>
    public const int LengthBytes = 8;

    /// <summary>The limit of the reference implementation; nobody's header is larger.</summary>
    public const long MaximumBytes = 100_000_000;

    // What a header may take of memory: so many times the file, and what small files need for their names.
    private const int MemoryMultiple = 4;
    private const long MemoryAllowance = 512 * 1024;

    // What an entry, its place in the dictionary and in the order of offsets take, beside its name and shape; and a string of metadata.
    private const int EntryMemory = 256;
    private const int StringMemory = 64;

    // Networks have at most 5; the reference implementation has no limit.
    private const int MaximumRank = 64;

    private readonly string _file;
    private readonly long _dataStart;
    private long _memoryLeft;
    private readonly Dictionary<string, SafetensorsEntry> _tensors = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _metadata = new(StringComparer.Ordinal);

    private SafetensorsHeader(string file, long dataStart, long fileLength)
    {
        _file = file;
        _dataStart = dataStart;
        _memoryLeft = checked(fileLength * MemoryMultiple) + MemoryAllowance - dataStart;
    }

    /// <summary>The tensors by name.</summary>
    public IReadOnlyDictionary<string, SafetensorsEntry> Tensors => _tensors;

    /// <summary>The <c>__metadata__</c> map; empty where there is none.</summary>
    public IReadOnlyDictionary<string, string> Metadata => _metadata;

    /// <summary>Checks the first bytes of a file and tells how long the header is.</summary>
    /// <param name="file">Name for messages.</param>
    /// <param name="start">The first eight bytes, or fewer where the file is shorter.</param>
    /// <param name="fileLength">Length of the whole file in bytes.</param>
    /// <exception cref="ModelException">This cannot be a safetensors file.</exception>
    public static int CheckLength(string file, ReadOnlySpan<byte> start, long fileLength)
    {
        if (start.StartsWith("PK\x03\x04"u8))
            throw new ModelException($"{file} is a PyTorch file or another zip archive, not a safetensors file; save its tensors as safetensors.");
        if (start.Length >= 2 && start[0] == 0x80 && start[1] is >= 2 and <= 5 && (start.Length < LengthBytes || LengthOf(start) > fileLength))
            throw new ModelException($"{file} is a Python pickle (an old PyTorch file), not a safetensors file; save its tensors as safetensors.");
        if (start.Length < LengthBytes)
            throw new ModelException($"{file} is not a safetensors file: it has only {fileLength} bytes.");

        var length = LengthOf(start);
        if (length > MaximumBytes || length > fileLength - LengthBytes)
            throw new ModelException($"{file} is not a safetensors file, or is truncated: it announces a header of {(ulong)length} bytes, and has {fileLength} bytes in all.");
        return (int)length;
    }

    /// <summary>Reads the header.</summary>
    /// <param name="file">Name for messages.</param>
    /// <param name="json">The header's bytes.</param>
    /// <param name="fileLength">Length of the whole file in bytes.</param>
    /// <exception cref="ModelException">Anything is not as the format has it.</exception>
    public static SafetensorsHeader Parse(string file, ReadOnlySpan<byte> json, long fileLength)
    {
        var header = new SafetensorsHeader(file, LengthBytes + json.Length, fileLength);
        try
        {
            var reader = new Utf8JsonReader(json);
            header.ReadAll(ref reader);
        }
        catch (Exception fault) when (fault is JsonException or InvalidOperationException)
        {
            // InvalidOperationException: a string of invalid UTF-8 or of half a surrogate pair.
            throw new ModelException($"{file} is not a safetensors file: its header is not valid JSON.", fault);
        }
        header.CheckOrder(fileLength);
        return header;
    }

    private static long LengthOf(ReadOnlySpan<byte> start)
    {
        var length = System.Buffers.Binary.BinaryPrimitives.ReadUInt64LittleEndian(start);
        return length > long.MaxValue ? long.MaxValue : (long)length;
    }

    private void ReadAll(ref Utf8JsonReader reader)
    {
        reader.Read();
        if (reader.TokenType != JsonTokenType.StartObject) throw Fault("its header is not a JSON object");
        var hasMetadata = false;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var name = ReadString(ref reader);
            if (name == "__metadata__")
            {
                if (hasMetadata) throw Fault("its header has __metadata__ twice");
                hasMetadata = true;
                ReadMetadata(ref reader);
            }
            else if (!_tensors.TryAdd(name, ReadEntry(ref reader, name)))
            {
                throw Fault($"its header has the tensor “{Shorten(name)}” twice");
            }
        }
        reader.Read(); // Anything but white space behind the object is a JsonException.
    }

    private void ReadMetadata(ref Utf8JsonReader reader)
    {
        reader.Read();
        if (reader.TokenType != JsonTokenType.StartObject) throw Fault("its __metadata__ is not a map");
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var key = ReadString(ref reader);
            reader.Read();
            if (reader.TokenType != JsonTokenType.String) throw Fault($"its metadata “{Shorten(key)}” is not a string");
            if (!_metadata.TryAdd(key, ReadString(ref reader))) throw Fault($"its metadata has “{Shorten(key)}” twice");
        }
    }

    private SafetensorsEntry ReadEntry(ref Utf8JsonReader reader, string name)
    {
        TakeMemory(EntryMemory);
        SafetensorsType? type = null;
        ImmutableArray<long>? shape = null;
        ImmutableArray<long>? offsets = null;
        reader.Read();
        if (reader.TokenType != JsonTokenType.StartObject) throw Fault($"the entry of the tensor “{Shorten(name)}” is not a map");
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("dtype"u8) && type is null) type = ReadType(ref reader, name);
            else if (reader.ValueTextEquals("shape"u8) && shape is null) shape = ReadNumbers(ref reader, name);
            else if (reader.ValueTextEquals("data_offsets"u8) && offsets is null) offsets = ReadNumbers(ref reader, name);
            else throw Fault($"the entry of the tensor “{Shorten(name)}” has “{Shorten(reader.GetString()!)}” twice or unasked");
        }
        if (type is null || shape is null || offsets is not { Length: 2 } range)
            throw Fault($"the entry of the tensor “{Shorten(name)}” lacks its dtype, shape or data_offsets");

        var entry = new SafetensorsEntry(name, type.Value, shape.Value, _dataStart + range[0], range[1] - range[0]);
        if (range[0] > range[1] || range[1] > long.MaxValue - _dataStart || SizeOf(shape.Value, type.Value) != entry.ByteCount)
            throw Fault($"the tensor “{Shorten(name)}” of shape {entry.ShapeText} and type {type} cannot lie at data bytes {range[0]} to {range[1]}");
        return entry;
    }

    private SafetensorsType ReadType(ref Utf8JsonReader reader, string name)
    {
        reader.Read();
        if (reader.TokenType == JsonTokenType.String
            && reader.GetString() is { } text
            && Enum.TryParse<SafetensorsType>(text, ignoreCase: false, out var type)
            && type.ToString() == text) // TryParse also takes numbers and lists.
        {
            return type;
        }
        throw Fault($"the type of the tensor “{Shorten(name)}” is none that is known");
    }

    private ImmutableArray<long> ReadNumbers(ref Utf8JsonReader reader, string name)
    {
        reader.Read();
        if (reader.TokenType != JsonTokenType.StartArray) throw Fault($"the shape or place of the tensor “{Shorten(name)}” is not a list");
        Span<long> numbers = stackalloc long[MaximumRank];
        var count = 0;
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            if (count == numbers.Length) throw Fault($"the tensor “{Shorten(name)}” has more than {MaximumRank} dimensions");
            if (reader.TokenType != JsonTokenType.Number || !reader.TryGetInt64(out var number) || number < 0)
                throw Fault($"the shape or place of the tensor “{Shorten(name)}” holds something that is not a whole number from 0");
            numbers[count++] = number;
        }
        return [.. numbers[..count]];
    }

    private static long SizeOf(ImmutableArray<long> shape, SafetensorsType type)
    {
        if (shape.Contains(0)) return 0;
        Int128 size = type.ByteCount();
        foreach (var extent in shape)
        {
            size *= extent;
            if (size > long.MaxValue) return -1;
        }
        return (long)size;
    }

    private void CheckOrder(long fileLength)
    {
        var end = _dataStart;
        foreach (var entry in _tensors.Values.OrderBy(entry => entry.Offset).ThenBy(entry => entry.ByteCount))
        {
            if (entry.Offset != end)
                throw Fault($"there is {(entry.Offset < end ? "an overlap" : "a gap")} before the tensor “{Shorten(entry.Name)}”");
            end += entry.ByteCount;
        }
        if (end > fileLength) throw new ModelException($"{_file} is truncated: {end} bytes are announced, {fileLength} are there.");
        if (end < fileLength) throw Fault($"{fileLength - end} bytes behind the last tensor belong to nothing");
    }

    private string ReadString(ref Utf8JsonReader reader)
    {
        TakeMemory(StringMemory + (long)sizeof(char) * reader.ValueSpan.Length);
        return reader.GetString()!;
    }

    private void TakeMemory(long bytes)
    {
        _memoryLeft -= bytes;
        if (_memoryLeft < 0) throw Fault($"its header would take more than {MemoryMultiple} times the file's size of memory");
    }

    private ModelException Fault(string what) => new($"{_file} is damaged or not a safetensors file: {what}.");

    /// <summary>A name that neither floods the message nor, by control characters, the terminal.</summary>
    private static string Shorten(string name)
    {
        const int longest = 80;
        var shown = name.Length <= longest ? name : string.Concat(name.AsSpan(0, longest), "…");
        return shown.Any(char.IsControl) ? string.Concat(shown.Select(character => char.IsControl(character) ? '\uFFFD' : character)) : shown;
    }
}
