using System.Buffers.Binary;
using AefVideo.Core.Imaging;
using AefVideo.Pipeline.Sound;

namespace AefVideo.Pipeline.Nut;

/// <summary>
/// Writes a raw video stream, and sound if wanted, as NUT, for a pipe: no seeking, no index, no allocation per frame. Written after the NUT specification. It writes
/// synchronously, on a thread that may wait.
/// </summary>
public sealed class NutWriter
{
    // A syncpoint, and with it a full time stamp, comes before every frame: frames of raw video are longer than any wanted distance.
    private const int LargestDistance = 1 << 15;
    private const int TimestampShift = 7;
    private readonly Stream _stream;
    private readonly PictureFormat _format;
    private readonly TimeBase _timeBase;
    private readonly bool _hasSound;
    private readonly byte[] _head = new byte[128];

    /// <param name="stream">Where the bytes go; stays the caller's.</param>
    /// <param name="format">Of every picture.</param>
    /// <param name="timeBase">Unit of the pictures' time stamps.</param>
    /// <param name="hasSound">Whether <see cref="WriteSound" /> will be called.</param>
    public NutWriter(Stream stream, PictureFormat format, TimeBase timeBase, bool hasSound = false)
    {
        _hasSound = hasSound;
        _stream = stream;
        _format = format;
        _timeBase = timeBase;
    }

    /// <summary>Writes the headers.</summary>
    /// <param name="sampleAspectRatio">Width to height of a pixel; 0:0 when unknown.</param>
    /// <param name="frameRate">Of most frames, such as "25/1"; empty when unknown. A hint for the encoder's rate control, nothing is timed by it.</param>
    public void WriteHeader((int Width, int Height) sampleAspectRatio, string frameRate)
    {
        ArgumentNullException.ThrowIfNull(frameRate);
        var header = new byte[1024];
        var fields = new NutFieldWriter(header);
        fields.WriteBytes(NutFormat.FileId);
        WriteMainHeader(ref fields);
        WriteStreamHeader(ref fields, sampleAspectRatio);
        if (_hasSound) WriteSoundHeader(ref fields);
        if (frameRate.Length > 0) WriteFrameRate(ref fields, frameRate);
        _stream.Write(header.AsSpan(0, fields.Position));
    }

    /// <summary>Writes one frame.</summary>
    /// <param name="timestamp">In ticks of the time base, 0 or more, larger than that of the frame before.</param>
    /// <param name="picture">All samples.</param>
    public void WriteFrame(long timestamp, ReadOnlySpan<byte> picture)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(timestamp);
        _stream.Write(_head.AsSpan(0, FillFrameHead(0, timestamp, picture.Length)));
        _stream.Write(picture);
    }

    /// <summary>Writes sound.</summary>
    /// <param name="position">Number of the first sample, 0 or more, counted at <see cref="SoundFormat.Rate" /> from where the pictures' time is 0.</param>
    /// <param name="samples">In <see cref="SoundFormat" />.</param>
    public void WriteSound(long position, ReadOnlySpan<byte> samples)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(position);
        if (!_hasSound) throw new InvalidOperationException("No sound was announced.");
        _stream.Write(_head.AsSpan(0, FillFrameHead(1, position, samples.Length)));
        _stream.Write(samples);
    }

    private void WriteMainHeader(ref NutFieldWriter fields)
    {
        var packet = fields.BeginPacket(NutFormat.MainStartCode);
        fields.WriteUnsigned(NutFormat.StableVersion);
        fields.WriteUnsigned(_hasSound ? 2u : 1u);
        fields.WriteUnsigned(LargestDistance);
        fields.WriteUnsigned(_hasSound ? 2u : 1u);
        fields.WriteUnsigned((ulong)_timeBase.Numerator);
        fields.WriteUnsigned((ulong)_timeBase.Denominator);
        if (_hasSound)
        {
            fields.WriteUnsigned(1);
            fields.WriteUnsigned(SoundFormat.Rate);
        }
        // One entry fills the whole table of frame codes: a key frame with everything written out.
        fields.WriteUnsigned(NutFormat.KeyFrame | NutFormat.CodedTimestamp | NutFormat.HasStreamId | NutFormat.HasSizeMsb | NutFormat.HasChecksum);
        fields.WriteUnsigned(6);
        fields.WriteUnsigned(0); // Time stamp step (a signed 0 is written as 0).
        fields.WriteUnsigned(1); // Size multiplier.
        fields.WriteUnsigned(0); // Stream.
        fields.WriteUnsigned(0); // Size.
        fields.WriteUnsigned(0); // Reserved fields.
        fields.WriteUnsigned(255); // All codes but 'N'.
        fields.WriteUnsigned(0); // Elided headers.
        fields.EndPacket(packet);
    }

    private void WriteStreamHeader(ref NutFieldWriter fields, (int Width, int Height) sampleAspectRatio)
    {
        var packet = fields.BeginPacket(NutFormat.StreamStartCode);
        fields.WriteUnsigned(0);
        fields.WriteUnsigned(NutFormat.VideoClass);
        fields.WriteUnsigned(4);
        fields.WriteBytes(FourCc(_format.Layout));
        fields.WriteUnsigned(0); // Time base.
        fields.WriteUnsigned(TimestampShift);
        fields.WriteUnsigned(1); // Largest step of time stamps without a checksum; every frame has one.
        fields.WriteUnsigned(0); // Decoding delay.
        fields.WriteUnsigned(0); // Flags.
        fields.WriteUnsigned(0); // Codec's own data.
        fields.WriteUnsigned((ulong)_format.Width);
        fields.WriteUnsigned((ulong)_format.Height);
        fields.WriteUnsigned((ulong)sampleAspectRatio.Width);
        fields.WriteUnsigned((ulong)sampleAspectRatio.Height);
        fields.WriteUnsigned(0); // Colour space: told to the decoder instead, NUT knows too few.
        fields.EndPacket(packet);
    }

    private static void WriteSoundHeader(ref NutFieldWriter fields)
    {
        var packet = fields.BeginPacket(NutFormat.StreamStartCode);
        fields.WriteUnsigned(1);
        fields.WriteUnsigned(NutFormat.SoundClass);
        fields.WriteUnsigned(4);
        fields.WriteBytes("PSD\u0010"u8); // Signed PCM, the lower byte first, 16 bits.
        fields.WriteUnsigned(1); // Time base.
        fields.WriteUnsigned(TimestampShift);
        fields.WriteUnsigned(1); // Largest step of time stamps without a checksum.
        fields.WriteUnsigned(0); // Decoding delay.
        fields.WriteUnsigned(0); // Flags.
        fields.WriteUnsigned(0); // Codec's own data.
        fields.WriteUnsigned(SoundFormat.Rate);
        fields.WriteUnsigned(1);
        fields.WriteUnsigned(SoundFormat.Channels);
        fields.EndPacket(packet);
    }

    private static void WriteFrameRate(ref NutFieldWriter fields, string frameRate)
    {
        var packet = fields.BeginPacket(NutFormat.InfoStartCode);
        fields.WriteUnsigned(1); // About stream 0.
        fields.WriteUnsigned(0); // No chapter.
        fields.WriteUnsigned(0); // Chapter start.
        fields.WriteUnsigned(0); // Chapter length.
        fields.WriteUnsigned(1); // One field.
        fields.WriteText("r_frame_rate");
        fields.WriteUnsigned(2); // A signed -1: the value is text.
        fields.WriteText(frameRate);
        fields.EndPacket(packet);
    }

    private int FillFrameHead(int stream, long timestamp, int size)
    {
        var fields = new NutFieldWriter(_head);
        var packet = fields.BeginPacket(NutFormat.SyncPointStartCode);
        // A time stamp here carries the number of its time base.
        fields.WriteUnsigned(_hasSound ? 2 * (ulong)timestamp + (ulong)stream : (ulong)timestamp);
        fields.WriteUnsigned(0);
        fields.EndPacket(packet);

        var start = fields.Position;
        fields.WriteByte(0); // Any frame code.
        fields.WriteUnsigned((ulong)stream);
        fields.WriteUnsigned((ulong)timestamp + (1UL << TimestampShift));
        fields.WriteUnsigned((ulong)size);
        fields.WriteUInt32(NutChecksum.Of(_head.AsSpan(start, fields.Position - start)));
        return fields.Position;
    }

    /// <summary>The four letters by which ffmpeg knows a sample layout in NUT.</summary>
    internal static ReadOnlySpan<byte> FourCc(PixelLayout layout) => layout switch
    {
        PixelLayout.Gray => "Y800"u8,
        PixelLayout.Yuv420 => "I420"u8,
        PixelLayout.Yuv422 => "Y42B"u8,
        PixelLayout.Yuv444 => "444P"u8,
        PixelLayout.Bgr24 => "BGR\u0018"u8,
        _ => throw new ArgumentOutOfRangeException(nameof(layout)),
    };

    internal static uint FourCcNumber(PixelLayout layout) => BinaryPrimitives.ReadUInt32LittleEndian(FourCc(layout));
}
