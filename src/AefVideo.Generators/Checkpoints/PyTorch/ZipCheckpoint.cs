using System.Buffers.Binary;
using System.IO.Compression;

namespace AefVideo.Generators.Checkpoints.PyTorch;

/// <summary>The format of PyTorch 1.6 and later: a zip archive with <c>data.pkl</c> and one file per storage below <c>data/</c>.</summary>
internal sealed class ZipCheckpoint : IStorageSource
{
    private const string PickleName = "data.pkl";
    private const uint LocalSignature = 0x04034b50;
    private const int LocalBytes = 30;
    private const int Deflated = 8;

    // What the decompressor allocates: streams and a buffer.
    private const int DecompressorBytes = 12 * 1024;

    private readonly CheckpointBytes _file;
    private readonly Dictionary<string, ZipEntry> _entries;
    private readonly string _folder;

    /// <exception cref="AefVideo.Core.Errors.ModelException">The archive is damaged, no checkpoint, or asks for other things than tensors.</exception>
    public ZipCheckpoint(CheckpointBytes file)
    {
        _file = file;
        _entries = ZipDirectory.Read(file);
        var name = _entries.Keys.FirstOrDefault(name => name == PickleName || name.EndsWith("/" + PickleName, StringComparison.Ordinal))
            ?? throw file.Damaged($"it is a zip archive without {PickleName}");
        _folder = name[..^PickleName.Length];
        RequireLittleEndian();
        Root = Unpickler.Read(file, OpenPickle(name), new Dictionary<string, PickledStorage>(StringComparer.Ordinal));
    }

    /// <inheritdoc />
    public object? Root { get; }

    /// <inheritdoc />
    public void Read(PickledStorage storage, Span<byte> destination)
    {
        var name = $"{_folder}data/{storage.Key}";
        if (!_entries.TryGetValue(name, out var entry)) throw _file.Damaged($"it lacks its file {Text.Shorten(name)}");
        if (entry.Length != storage.ByteCount) throw _file.Damaged($"its file {Text.Shorten(name)} has {entry.Length} bytes where {storage.ByteCount} are announced");
        Read(name, entry, destination);
    }

    private PickleInput OpenPickle(string name)
    {
        var entry = _entries[name];
        if (entry.Method == 0) return new PickleInput(_file, Start(name, entry), entry.Length);
        var content = ReadWhole(name, entry);
        return new PickleInput(CheckpointBytes.FromMemory(content, _file.Name), 0, content.Length);
    }

    private void RequireLittleEndian()
    {
        var name = $"{_folder}byteorder";
        if (!_entries.TryGetValue(name, out var entry)) return;
        if (!ReadWhole(name, entry).AsSpan().StartsWith("little"u8)) throw _file.Damaged("its numbers are not in little-endian order");
    }

    private byte[] ReadWhole(string name, ZipEntry entry)
    {
        _file.Budget.Take(entry.Length);
        if (entry.Length > Array.MaxLength) throw _file.Damaged($"its file {Text.Shorten(name)} is too large");
        var content = new byte[entry.Length];
        Read(name, entry, content);
        return content;
    }

    private void Read(string name, ZipEntry entry, Span<byte> destination)
    {
        var start = Start(name, entry);
        if (entry.Method == 0)
        {
            _file.Read(start, destination);
            return;
        }
        _file.Budget.Take(entry.Stored + DecompressorBytes);
        if (entry.Stored > Array.MaxLength) throw _file.Damaged($"its file {Text.Shorten(name)} is too large");
        var stored = new byte[entry.Stored];
        _file.Read(start, stored);
        try
        {
            using var inflated = new DeflateStream(new MemoryStream(stored), CompressionMode.Decompress);
            inflated.ReadExactly(destination);
            if (inflated.ReadByte() < 0) return;
        }
        catch (Exception fault) when (fault is InvalidDataException or EndOfStreamException)
        {
            throw _file.Damaged($"its file {Text.Shorten(name)} cannot be decompressed", fault);
        }
        throw _file.Damaged($"its file {Text.Shorten(name)} is longer than announced");
    }

    /// <summary>Where the bytes of an entry begin, which its local header tells.</summary>
    private long Start(string name, ZipEntry entry)
    {
        if (entry.Method is not (0 or Deflated)) throw _file.Damaged($"its file {Text.Shorten(name)} is compressed by method {entry.Method}, which is not known");
        if (entry.Method == 0 && entry.Stored != entry.Length) throw _file.Damaged($"its file {Text.Shorten(name)} has two lengths");
        Span<byte> head = stackalloc byte[LocalBytes];
        _file.Read(entry.Header, head);
        if (BinaryPrimitives.ReadUInt32LittleEndian(head) != LocalSignature) throw _file.Damaged($"its file {Text.Shorten(name)} is not where the directory says");
        var start = entry.Header + LocalBytes + BinaryPrimitives.ReadUInt16LittleEndian(head[26..]) + BinaryPrimitives.ReadUInt16LittleEndian(head[28..]);
        if (start > _file.Length - entry.Stored) throw _file.Damaged($"its file {Text.Shorten(name)} reaches beyond its end");
        return start;
    }
}
