using System.Buffers.Binary;
using System.Text;

namespace AefVideo.Generators.Checkpoints.PyTorch;

/// <summary>
/// Reads the directory of a zip archive, with the 64-bit fields that PyTorch always writes. Structure and names are those of PKWARE's APPNOTE.
/// System.IO.Compression reads such archives too, but lets a damaged directory allocate many times its size.
/// </summary>
internal static class ZipDirectory
{
    private const uint EndSignature = 0x06054b50;
    private const uint End64Signature = 0x06064b50;
    private const uint Locator64Signature = 0x07064b50;
    private const uint EntrySignature = 0x02014b50;
    private const int EndBytes = 22;
    private const int End64Bytes = 56;
    private const int LocatorBytes = 20;
    private const int EntryBytes = 46;
    private const int LongestComment = ushort.MaxValue;
    private const ushort Extra64 = 1;
    private const int EncryptedFlag = 1;

    /// <summary>The files of an archive by name.</summary>
    /// <exception cref="AefVideo.Core.Errors.ModelException">The archive is damaged, encrypted or in several volumes.</exception>
    public static Dictionary<string, ZipEntry> Read(CheckpointBytes file)
    {
        var (start, length) = Find(file);
        var entries = new Dictionary<string, ZipEntry>(StringComparer.Ordinal);
        if (start < 0 || length < 0 || start > file.Length - length) throw file.Damaged("its directory lies beyond its end");
        var input = new PickleInput(file, start, length);
        while (input.Left > 0)
        {
            var (name, entry) = ReadEntry(file, input);
            // The name, the entry, and what the dictionary gave up when it grew.
            file.Budget.Take(48 + sizeof(char) * name.Length + 3 * 56);
            if (!entries.TryAdd(name, entry)) throw file.Damaged($"it has the file {Text.Shorten(name)} twice");
        }
        return entries;
    }

    private static (long Start, long Length) Find(CheckpointBytes file)
    {
        var size = (int)Math.Min(EndBytes + LongestComment, file.Length);
        file.Budget.Take(size);
        var tail = new byte[size];
        file.Read(file.Length - size, tail);
        for (var at = size - EndBytes; at >= 0; at--)
        {
            var end = tail.AsSpan(at);
            if (BinaryPrimitives.ReadUInt32LittleEndian(end) != EndSignature) continue;
            return Find64(file, file.Length - size + at)
                ?? (BinaryPrimitives.ReadUInt32LittleEndian(end[16..]), BinaryPrimitives.ReadUInt32LittleEndian(end[12..]));
        }
        throw file.Damaged("it has no directory at its end, and is probably truncated");
    }

    /// <summary>The place of the directory in 64 bits, where there is a locator before the end record.</summary>
    private static (long Start, long Length)? Find64(CheckpointBytes file, long end)
    {
        if (end < LocatorBytes) return null;
        Span<byte> locator = stackalloc byte[LocatorBytes];
        file.Read(end - LocatorBytes, locator);
        if (BinaryPrimitives.ReadUInt32LittleEndian(locator) != Locator64Signature) return null;
        Span<byte> end64 = stackalloc byte[End64Bytes];
        file.Read(BinaryPrimitives.ReadInt64LittleEndian(locator[8..]), end64);
        if (BinaryPrimitives.ReadUInt32LittleEndian(end64) != End64Signature) throw file.Damaged("its directory is not where it says");
        return (BinaryPrimitives.ReadInt64LittleEndian(end64[48..]), BinaryPrimitives.ReadInt64LittleEndian(end64[40..]));
    }

    private static (string Name, ZipEntry Entry) ReadEntry(CheckpointBytes file, PickleInput input)
    {
        var head = input.Read(EntryBytes);
        if (BinaryPrimitives.ReadUInt32LittleEndian(head) != EntrySignature) throw file.Damaged("its directory is not in order");
        if ((BinaryPrimitives.ReadUInt16LittleEndian(head[8..]) & EncryptedFlag) != 0) throw file.Damaged("it is encrypted");
        var method = BinaryPrimitives.ReadUInt16LittleEndian(head[10..]);
        long stored = BinaryPrimitives.ReadUInt32LittleEndian(head[20..]);
        long length = BinaryPrimitives.ReadUInt32LittleEndian(head[24..]);
        int nameBytes = BinaryPrimitives.ReadUInt16LittleEndian(head[28..]);
        int extraBytes = BinaryPrimitives.ReadUInt16LittleEndian(head[30..]);
        int commentBytes = BinaryPrimitives.ReadUInt16LittleEndian(head[32..]);
        long header = BinaryPrimitives.ReadUInt32LittleEndian(head[42..]);

        var name = Encoding.UTF8.GetString(input.Read(nameBytes));
        var wide = Find64(input.Read(extraBytes));
        Widen(file, ref length, ref wide);
        Widen(file, ref stored, ref wide);
        Widen(file, ref header, ref wide);
        input.Read(commentBytes);
        return (name, new ZipEntry(method, stored, length, header));
    }

    /// <summary>The 64-bit values among the extra fields of an entry.</summary>
    private static ReadOnlySpan<byte> Find64(ReadOnlySpan<byte> extra)
    {
        while (extra.Length >= 4)
        {
            var kind = BinaryPrimitives.ReadUInt16LittleEndian(extra);
            int size = BinaryPrimitives.ReadUInt16LittleEndian(extra[2..]);
            extra = extra[4..];
            if (size > extra.Length) break;
            if (kind == Extra64) return extra[..size];
            extra = extra[size..];
        }
        return [];
    }

    /// <summary>Takes the next 64-bit value where the 32-bit field says that there is one.</summary>
    private static void Widen(CheckpointBytes file, ref long value, ref ReadOnlySpan<byte> wide)
    {
        if (value != uint.MaxValue) return;
        if (wide.Length < sizeof(long)) throw file.Damaged("its directory lacks a length");
        value = BinaryPrimitives.ReadInt64LittleEndian(wide);
        if (value < 0) throw file.Damaged("its directory has an absurd length");
        wide = wide[sizeof(long)..];
    }
}
