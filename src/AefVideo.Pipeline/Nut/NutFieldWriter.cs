using System.Buffers.Binary;
using System.Text;

namespace AefVideo.Pipeline.Nut;

/// <summary>Writes NUT's fields and packets to memory.</summary>
internal ref struct NutFieldWriter(Span<byte> bytes)
{
    private readonly Span<byte> _bytes = bytes;

    public int Position { get; private set; }

    public void WriteByte(byte value) => _bytes[Position++] = value;

    public void WriteUInt32(uint value)
    {
        BinaryPrimitives.WriteUInt32BigEndian(_bytes[Position..], value);
        Position += sizeof(uint);
    }

    public void WriteBytes(ReadOnlySpan<byte> value)
    {
        value.CopyTo(_bytes[Position..]);
        Position += value.Length;
    }

    /// <summary>Type v.</summary>
    public void WriteUnsigned(ulong value)
    {
        var shift = 0;
        while (value >> shift > 0x7F) shift += 7;
        for (; shift > 0; shift -= 7) WriteByte((byte)(0x80 | (value >> shift)));
        WriteByte((byte)(value & 0x7F));
    }

    /// <summary>Type vb, as UTF-8.</summary>
    public void WriteText(string text)
    {
        WriteUnsigned((ulong)Encoding.UTF8.GetByteCount(text));
        Position += Encoding.UTF8.GetBytes(text, _bytes[Position..]);
    }

    /// <summary>Writes the start code and leaves one byte for the length: packets written here are shorter than 128 bytes.</summary>
    /// <returns>Where the content begins, for <see cref="EndPacket" />.</returns>
    public int BeginPacket(ulong startCode)
    {
        BinaryPrimitives.WriteUInt64BigEndian(_bytes[Position..], startCode);
        Position += sizeof(ulong) + 1;
        return Position;
    }

    public void EndPacket(int content)
    {
        var length = Position - content + NutFormat.ChecksumBytes;
        if (length > 0x7F) throw new InvalidOperationException("The packet is too long for its length field.");
        _bytes[content - 1] = (byte)length;
        WriteUInt32(NutChecksum.Of(_bytes[content..Position]));
    }
}
