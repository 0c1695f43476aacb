using System.Buffers.Binary;
using AefVideo.Core.Errors;

namespace AefVideo.Generators.Checkpoints.PyTorch;

/// <summary>A range of a checkpoint read from front to back, through a buffer. Every read beyond its end is a <see cref="ModelException" />.</summary>
internal sealed class PickleInput
{
    private const int BufferBytes = 64 * 1024;

    private readonly CheckpointBytes _file;
    private readonly long _end;
    private byte[] _buffer;
    private long _bufferStart;
    private int _next;
    private int _filled;

    /// <param name="file">Where from.</param>
    /// <param name="start">The first byte, from the start of the file.</param>
    /// <param name="length">How many bytes.</param>
    public PickleInput(CheckpointBytes file, long start, long length)
    {
        _file = file;
        _bufferStart = start;
        _end = start + length;
        var size = (int)Math.Min(BufferBytes, length);
        file.Budget.Take(size);
        _buffer = new byte[size];
    }

    /// <summary>The next byte's place, from the start of the file.</summary>
    public long Position => _bufferStart + _next;

    /// <summary>Bytes left.</summary>
    public long Left => _end - Position;

    public byte ReadByte() => Read(1)[0];

    public int ReadUInt16() => BinaryPrimitives.ReadUInt16LittleEndian(Read(2));

    public int ReadInt32() => BinaryPrimitives.ReadInt32LittleEndian(Read(4));

    public long ReadInt64() => BinaryPrimitives.ReadInt64LittleEndian(Read(8));

    public double ReadDoubleBigEndian() => BinaryPrimitives.ReadDoubleBigEndian(Read(8));

    /// <summary>The next bytes, valid until the next read.</summary>
    public ReadOnlySpan<byte> Read(long count)
    {
        if (count < 0 || count > Left || count > Array.MaxLength) throw _file.Damaged("it ends in the middle of what it announces");
        if (count > _filled - _next) Fill((int)count);
        var bytes = _buffer.AsSpan(_next, (int)count);
        _next += (int)count;
        return bytes;
    }

    /// <summary>The bytes before the next line feed, which is passed over; valid until the next read.</summary>
    /// <param name="most">A longer line is damage.</param>
    public ReadOnlySpan<byte> ReadLine(int most)
    {
        var room = (int)Math.Min(most + 1, Left);
        if (room > _filled - _next) Fill(room);
        var length = _buffer.AsSpan(_next, room).IndexOf((byte)'\n');
        if (length < 0) throw _file.Damaged("a name in it has no end");
        var line = _buffer.AsSpan(_next, length);
        _next += length + 1;
        return line;
    }

    private void Fill(int needed)
    {
        var kept = _buffer.AsSpan(_next, _filled - _next);
        if (needed > _buffer.Length)
        {
            _file.Budget.Take(needed);
            var larger = new byte[needed];
            kept.CopyTo(larger);
            _buffer = larger;
        }
        else
        {
            kept.CopyTo(_buffer);
        }
        _bufferStart += _next;
        _filled -= _next;
        _next = 0;
        var more = (int)Math.Min(_buffer.Length - _filled, _end - _bufferStart - _filled);
        _file.Read(_bufferStart + _filled, _buffer.AsSpan(_filled, more));
        _filled += more;
    }
}
