using System.Buffers.Binary;
using AefVideo.Core.Errors;

namespace AefVideo.Pipeline.Nut;

/// <summary>
/// Takes a NUT stream with one raw video stream apart, as it comes out of a pipe: no seeking, no allocation per frame, pictures
/// read straight to where they are wanted. Written after the NUT specification; every size and checksum is verified, and
/// whatever is not as it must be is a <see cref="MediaException" />. It reads synchronously, on a thread that may wait:
/// asynchronous reads of a pipe cost 1 to 4 KB of garbage per 720p frame, measured.
/// </summary>
public sealed class NutReader
{
    // Ordinary packets are some dozen bytes; the main header's table is the largest.
    private const int LongestPacket = 1 << 16;
    private const int MostReservedFields = 16;
    private readonly Stream _stream;
    private readonly string _name;
    private readonly NutFrameCode[] _codes = new NutFrameCode[256];
    private readonly List<byte[]> _elided = [[]];
    // Small, so that nearly all of a picture goes past it.
    private byte[] _buffer = new byte[4096];
    private int _start;
    private int _end;
    private TimeBase[] _timeBases = [];
    private NutVideo? _video;
    private int _timestampShift;
    private long _lastTimestamp;
    private bool _sawMain;
    private bool _synchronised;

    /// <param name="stream">Where the bytes come from; stays the caller's.</param>
    /// <param name="name">How errors name it.</param>
    public NutReader(Stream stream, string name)
    {
        _stream = stream;
        _name = name;
    }

    /// <summary>What the headers say; after <see cref="ReadHeader" />.</summary>
    public NutVideo Video => _video ?? throw new InvalidOperationException("The header was not read yet.");

    /// <summary>Of the frame that was read last, in ticks of the stream's time base.</summary>
    public long Timestamp => _lastTimestamp;

    /// <summary>Whether the index was seen, which a muxer writes as its very last act: without it the stream was cut off.</summary>
    public bool SawEnd { get; private set; }

    /// <summary>Whether the bytes have come to an end, be it a proper one or not.</summary>
    public bool IsCutOff { get; private set; }

    /// <summary>Reads up to the first frame.</summary>
    /// <returns>False when the stream is empty: not a single byte.</returns>
    /// <exception cref="MediaException">It is not a NUT stream with one video stream.</exception>
    public bool ReadHeader()
    {
        while (_end - _start < NutFormat.FileId.Length)
        {
            if (Fill()) continue;
            if (_end == _start) return false;
            throw Damaged("it ends within its first bytes");
        }
        if (!_buffer.AsSpan(_start, NutFormat.FileId.Length).SequenceEqual(NutFormat.FileId)) throw Damaged("it is not a NUT stream");
        _start += NutFormat.FileId.Length;

        while (_video is null || !_synchronised)
        {
            if (!ReadPacket()) throw Damaged("it ends within its headers");
        }
        return true;
    }

    /// <summary>Reads the next frame.</summary>
    /// <param name="picture">Exactly as long as a picture.</param>
    /// <returns>False at the end of the stream.</returns>
    /// <exception cref="MediaException">The stream is damaged or ends within a frame.</exception>
    public bool ReadFrame(Span<byte> picture)
    {
        if (_video is null) throw new InvalidOperationException("The header was not read yet.");
        while (true)
        {
            if (_end == _start && !Fill()) return false;
            if (_buffer[_start] == NutFormat.StartCodeByte)
            {
                if (!ReadPacket()) throw Damaged("it ends within a packet");
                continue;
            }

            int elided, size;
            while (!TryReadFrameHead(out elided, out size))
            {
                if (!Fill()) throw Damaged("it ends within the head of a frame");
            }
            // A frame without content only says that the stream ends here.
            if (size == 0) continue;
            var elision = _elided[elided];
            if (size != picture.Length) throw Damaged($"a frame has {size} bytes instead of {picture.Length}");
            elision.CopyTo(picture);
            ReadExactly(picture[elision.Length..]);
            return true;
        }
    }

    private bool ReadPacket()
    {
        int skip;
        int consumed;
        while ((consumed = TryTakePacket(out skip)) < 0)
        {
            if (!Fill()) return false;
        }
        _start += consumed;
        while (skip > 0)
        {
            if (_end == _start && !Fill()) return false;
            var part = Math.Min(skip, _end - _start);
            _start += part;
            skip -= part;
        }
        return true;
    }

    // Gives the bytes of a whole packet in the buffer, or -1 if more must come first; what follows and is not wanted is to be skipped.
    private int TryTakePacket(out int skip)
    {
        skip = 0;
        var buffered = _buffer.AsSpan(_start, _end - _start);
        var fields = new NutFieldReader(buffered);
        var code = fields.ReadUInt64();
        var length = fields.ReadUnsigned();
        if (fields.Overflowed) throw Damaged("a packet has an impossible length");
        if (length > NutFormat.LongPacket)
        {
            var head = fields.Position;
            var checksum = fields.ReadUInt32();
            if (!fields.Exhausted && checksum != NutChecksum.Of(buffered[..head])) throw Damaged("the head of a packet has a wrong checksum");
        }
        if (fields.Exhausted) return -1;
        if (length < NutFormat.ChecksumBytes) throw Damaged("a packet is too short");

        if (code == NutFormat.IndexStartCode && length <= int.MaxValue)
        {
            skip = (int)length;
            SawEnd = true;
            return fields.Position;
        }
        if (length > LongestPacket) throw Damaged($"a packet has {length} bytes");
        var whole = fields.Position + (int)length;
        if (buffered.Length < whole) return -1;

        var packet = buffered[fields.Position..whole];
        var content = packet[..^NutFormat.ChecksumBytes];
        if (BinaryPrimitives.ReadUInt32BigEndian(packet[^NutFormat.ChecksumBytes..]) != NutChecksum.Of(content))
            throw Damaged("a packet has a wrong checksum");
        switch (code)
        {
            case NutFormat.MainStartCode:
                ReadMainHeader(content);
                break;
            case NutFormat.StreamStartCode:
                ReadStreamHeader(content);
                break;
            case NutFormat.SyncPointStartCode:
                ReadSyncPoint(content);
                break;
            case NutFormat.InfoStartCode:
                break;
            default:
                throw Damaged($"it has an unknown start code {code:x16}");
        }
        return whole;
    }

    private void ReadMainHeader(ReadOnlySpan<byte> content)
    {
        // Headers may be repeated; they must not change.
        if (_sawMain) return;
        var fields = new NutFieldReader(content);
        var version = fields.ReadUnsigned();
        if (version != NutFormat.StableVersion) throw Damaged($"it is of version {version}, {NutFormat.StableVersion} is expected");
        var streams = fields.ReadUnsigned();
        if (streams != 1) throw Damaged($"it has {streams} streams, 1 is expected");
        fields.ReadUnsigned(); // Largest distance of syncpoints: needed for seeking only.

        var timeBases = fields.ReadUnsigned();
        if (timeBases is 0 or > 256) throw Damaged($"it has {timeBases} time bases");
        _timeBases = new TimeBase[timeBases];
        foreach (ref var timeBase in _timeBases.AsSpan())
        {
            var (numerator, denominator) = (fields.ReadUnsigned(), fields.ReadUnsigned());
            if (numerator is 0 or > int.MaxValue || denominator is 0 or > int.MaxValue) throw Damaged($"it has a time base of {numerator}/{denominator}");
            timeBase = new((long)numerator, (long)denominator);
        }
        ReadFrameCodes(ref fields);
        ReadElidedHeaders(ref fields);
        if (fields.Exhausted || fields.Overflowed) throw Damaged("its main header is incomplete");
        _sawMain = true;
    }

    private void ReadFrameCodes(ref NutFieldReader fields)
    {
        long timestampDelta = 0;
        ulong multiplier = 1, stream = 0, headerIndex = 0;
        for (var code = 0; code < _codes.Length;)
        {
            var flags = fields.ReadUnsigned();
            var given = fields.ReadUnsigned();
            if (given > 64 || flags > ushort.MaxValue) throw Damaged("its table of frame codes makes no sense");
            if (given > 0) timestampDelta = fields.ReadSigned();
            if (given > 1) multiplier = fields.ReadUnsigned();
            if (given > 2) stream = fields.ReadUnsigned();
            var size = given > 3 ? fields.ReadUnsigned() : 0;
            var reserved = given > 4 ? fields.ReadUnsigned() : 0;
            var count = given > 5 ? fields.ReadUnsigned() : multiplier - size;
            if (given > 6) fields.ReadSigned();
            if (given > 7) headerIndex = fields.ReadUnsigned();
            for (ulong i = 8; i < given; i++) fields.ReadUnsigned();
            if (fields.Exhausted || fields.Overflowed || count is 0 or > 256 || size > int.MaxValue || multiplier > int.MaxValue)
                throw Damaged("its table of frame codes makes no sense");

            for (ulong i = 0; i < count && code < _codes.Length; code++)
            {
                if (code == NutFormat.StartCodeByte)
                {
                    _codes[code].Flags = NutFormat.Invalid;
                    continue;
                }
                _codes[code] = new()
                {
                    Flags = (int)flags,
                    StreamId = stream,
                    SizeMultiplier = multiplier,
                    SizeLsb = size + i,
                    TimestampDelta = timestampDelta,
                    ReservedCount = reserved,
                    HeaderIndex = headerIndex,
                };
                i++;
            }
        }
    }

    private void ReadElidedHeaders(ref NutFieldReader fields)
    {
        var more = fields.ReadUnsigned();
        if (more > 127) throw Damaged("it has too many elided headers");
        for (ulong i = 0; i < more; i++)
        {
            var header = fields.ReadVariableBytes();
            if (header.Length > 256) throw Damaged("an elided header is too long");
            _elided.Add(header.ToArray());
        }
    }

    private void ReadStreamHeader(ReadOnlySpan<byte> content)
    {
        if (!_sawMain) throw Damaged("its headers are out of order");
        if (_video is not null) return;
        var fields = new NutFieldReader(content);
        var id = fields.ReadUnsigned();
        var kind = fields.ReadUnsigned();
        var fourCc = fields.ReadVariableBytes();
        var timeBase = fields.ReadUnsigned();
        var shift = fields.ReadUnsigned();
        fields.ReadUnsigned(); // Largest step of time stamps without a checksum.
        fields.ReadUnsigned(); // Decoding delay.
        fields.ReadUnsigned(); // Flags.
        fields.ReadVariableBytes();
        if (id != 0 || kind != NutFormat.VideoClass) throw Damaged("its stream is not video");
        var width = fields.ReadUnsigned();
        var height = fields.ReadUnsigned();
        if (fields.Exhausted || fields.Overflowed || fourCc.Length is not (2 or 4) || timeBase >= (ulong)_timeBases.Length || shift > 15
            || width is 0 or > int.MaxValue || height is 0 or > int.MaxValue)
            throw Damaged("its stream header makes no sense");
        _timestampShift = (int)shift;
        var letters = fourCc.Length == 4 ? BinaryPrimitives.ReadUInt32LittleEndian(fourCc) : BinaryPrimitives.ReadUInt16LittleEndian(fourCc);
        _video = new((int)width, (int)height, letters, _timeBases[timeBase]);
    }

    private void ReadSyncPoint(ReadOnlySpan<byte> content)
    {
        if (_video is null) throw Damaged("its headers are out of order");
        var fields = new NutFieldReader(content);
        var coded = fields.ReadUnsigned();
        fields.ReadUnsigned(); // Back pointer: needed for seeking only.
        if (fields.Exhausted || fields.Overflowed) throw Damaged("a syncpoint is incomplete");
        var count = (ulong)_timeBases.Length;
        var from = _timeBases[coded % count];
        var to = _video.TimeBase;
        // Rounded down, and never negative.
        var ticks = (Int128)(coded / count) * from.Numerator * to.Denominator / ((Int128)from.Denominator * to.Numerator);
        if (ticks > long.MaxValue) throw Damaged("a syncpoint has an impossible time");
        _lastTimestamp = (long)ticks;
        _synchronised = true;
    }

    private bool TryReadFrameHead(out int elided, out int size)
    {
        (elided, size) = (0, 0);
        var buffered = _buffer.AsSpan(_start, _end - _start);
        var fields = new NutFieldReader(buffered);
        ref readonly var code = ref _codes[fields.ReadByte()];
        var flags = code.Flags;
        if ((flags & NutFormat.CodedFlags) != 0) flags ^= (int)(fields.ReadUnsigned() & ushort.MaxValue);
        if ((flags & (NutFormat.Invalid | NutFormat.HasSideData)) != 0) throw Damaged("a frame has an impossible code");
        var stream = (flags & NutFormat.HasStreamId) != 0 ? fields.ReadUnsigned() : code.StreamId;
        var timestamp = _lastTimestamp + code.TimestampDelta;
        if ((flags & NutFormat.CodedTimestamp) != 0) timestamp = FullTimestamp(fields.ReadUnsigned());
        var msb = (flags & NutFormat.HasSizeMsb) != 0 ? fields.ReadUnsigned() : 0;
        if ((flags & NutFormat.HasMatchTime) != 0) fields.ReadSigned();
        var headerIndex = (flags & NutFormat.HasHeaderIndex) != 0 ? fields.ReadUnsigned() : code.HeaderIndex;
        var reserved = (flags & NutFormat.HasReserved) != 0 ? fields.ReadUnsigned() : code.ReservedCount;
        if (reserved > MostReservedFields) throw Damaged("a frame has too many reserved fields");
        for (ulong i = 0; i < reserved; i++) fields.ReadUnsigned();
        if (fields.Overflowed) throw Damaged("a frame has an impossible number in its head");

        var head = fields.Position;
        var checksum = (flags & NutFormat.HasChecksum) != 0 ? fields.ReadUInt32() : 0;
        if (fields.Exhausted) return false;
        if ((flags & NutFormat.HasChecksum) != 0 && checksum != NutChecksum.Of(buffered[..head])) throw Damaged("the head of a frame has a wrong checksum");
        if (stream != 0) throw Damaged($"a frame belongs to stream {stream}");

        var bytes = (UInt128)msb * code.SizeMultiplier + code.SizeLsb;
        if (bytes > int.MaxValue) throw Damaged("a frame has an impossible size");
        if (bytes > NutFormat.LongPacket) headerIndex = 0;
        if (headerIndex >= (ulong)_elided.Count) throw Damaged("a frame names a header that does not exist");
        // The given size includes the elided bytes.
        elided = (int)headerIndex;
        size = (int)bytes;
        if (size < _elided[elided].Length) throw Damaged("a frame is shorter than its header");
        if (size > 0) _lastTimestamp = timestamp;
        else if ((flags & NutFormat.EndOfRelevance) == 0) throw Damaged("a frame is empty");
        _start += fields.Position;
        return true;
    }

    // Small numbers are the low bits of a time stamp near the last one, large ones are the whole time stamp.
    private long FullTimestamp(ulong coded)
    {
        var range = 1L << _timestampShift;
        if (coded >= (ulong)range) return (long)coded - range;
        var mask = range - 1;
        var lowest = _lastTimestamp - mask / 2;
        return (((long)coded - lowest) & mask) + lowest;
    }

    private void ReadExactly(Span<byte> destination)
    {
        var buffered = Math.Min(_end - _start, destination.Length);
        _buffer.AsSpan(_start, buffered).CopyTo(destination);
        _start += buffered;
        for (var filled = buffered; filled < destination.Length;)
        {
            var read = _stream.Read(destination[filled..]);
            IsCutOff = read == 0;
            if (IsCutOff) throw Damaged("it ends within a frame");
            filled += read;
        }
    }

    private bool Fill()
    {
        if (_start == _end) _start = _end = 0;
        if (_end == _buffer.Length)
        {
            if (_start > 0)
            {
                _buffer.AsSpan(_start, _end - _start).CopyTo(_buffer);
                (_start, _end) = (0, _end - _start);
            }
            else
            {
                if (_buffer.Length > LongestPacket) throw Damaged("a packet is too long");
                Array.Resize(ref _buffer, _buffer.Length * 2);
            }
        }
        var read = _stream.Read(_buffer.AsSpan(_end));
        _end += read;
        IsCutOff = read == 0;
        return !IsCutOff;
    }

    private MediaException Damaged(string what) => new($"{_name}: the stream of decoded pictures cannot be used, {what}.");
}
