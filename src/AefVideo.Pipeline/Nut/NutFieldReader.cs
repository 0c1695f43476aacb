using System.Buffers.Binary;

namespace AefVideo.Pipeline.Nut;

/// <summary>
/// Reads NUT's variable-length fields from bytes in memory. Past the end it gives zeros and says so in <see cref="Exhausted" />,
/// so that a caller can fetch more bytes and begin again.
/// </summary>
internal ref struct NutFieldReader(ReadOnlySpan<byte> bytes)
{
    private readonly ReadOnlySpan<byte> _bytes = bytes;

    public int Position { get; private set; }

    /// <summary>More was asked for than there is.</summary>
    public bool Exhausted { get; private set; }

    /// <summary>A number does not fit into 63 bits.</summary>
    public bool Overflowed { get; private set; }

    public byte ReadByte()
    {
        if (Position < _bytes.Length) return _bytes[Position++];
        Exhausted = true;
        return 0;
    }

    public uint ReadUInt32()
    {
        var bytes = ReadBytes(sizeof(uint));
        return bytes.IsEmpty ? 0 : BinaryPrimitives.ReadUInt32BigEndian(bytes);
    }

    public ulong ReadUInt64()
    {
        var bytes = ReadBytes(sizeof(ulong));
        return bytes.IsEmpty ? 0 : BinaryPrimitives.ReadUInt64BigEndian(bytes);
    }

    /// <summary>Type v: seven bits a byte, the most significant first, the eighth bit says that more follow.</summary>
    public ulong ReadUnsigned()
    {
        ulong value = 0;
        byte part;
        do
        {
            if (value >> 56 != 0) Overflowed = true;
            part = ReadByte();
            value = (value << 7) | (part & 0x7Fu);
        }
        while ((part & 0x80) != 0 && !Overflowed);
        return value;
    }

    /// <summary>Type s: the sign in the lowest bit.</summary>
    public long ReadSigned()
    {
        var coded = ReadUnsigned() + 1;
        return (coded & 1) != 0 ? -(long)(coded >> 1) : (long)(coded >> 1);
    }

    /// <summary>Type vb: a length and so many bytes.</summary>
    public ReadOnlySpan<byte> ReadVariableBytes()
    {
        var length = ReadUnsigned();
        if (length <= int.MaxValue) return ReadBytes((int)length);
        Exhausted = true;
        return default;
    }

    private ReadOnlySpan<byte> ReadBytes(int count)
    {
        if (count > _bytes.Length - Position)
        {
            Exhausted = true;
            return default;
        }
        var bytes = _bytes.Slice(Position, count);
        Position += count;
        return bytes;
    }
}
