using System.Buffers.Binary;

namespace AefVideo.Pipeline.Sinks;

/// <summary>
/// Writes the rotation of the video track into a finished mp4 or mov file (ISO/IEC 14496-12, track header box). ffmpeg can be told of it in ways that
/// changed with 5.0, 6.0 and 7.0, and 5.1 has none for pictures that it encodes; the file's format never changed.
/// </summary>
internal static class IsoTrackMatrix
{
    // A film of ten hours has some 30 MB.
    private const long LargestIndex = 1L << 30;
    private const int HeaderBytes = 8;
    private const int MatrixBytes = 36;

    /// <summary>Sets by how many degrees players turn the first video track, clockwise.</summary>
    /// <exception cref="IOException">The file is not what ffmpeg writes.</exception>
    public static void Rotate(string path, double degrees, int width, int height)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.ReadWrite);
        Span<byte> head = stackalloc byte[16];
        for (long position = 0; position < file.Length;)
        {
            file.Position = position;
            file.ReadExactly(head[..(int)Math.Min(head.Length, file.Length - position)]);
            long size = BinaryPrimitives.ReadUInt32BigEndian(head);
            if (size == 1) size = BinaryPrimitives.ReadInt64BigEndian(head[8..]);
            if (size < HeaderBytes || size > file.Length - position) break;
            if (head[4..8].SequenceEqual("moov"u8) && size <= LargestIndex)
            {
                var index = new byte[size];
                file.Position = position;
                file.ReadExactly(index);
                var offset = FindMatrix(index.AsSpan(HeaderBytes));
                if (offset < 0) break;
                Span<byte> matrix = stackalloc byte[MatrixBytes];
                FillMatrix(matrix, degrees, width, height);
                file.Position = position + HeaderBytes + offset;
                file.Write(matrix);
                return;
            }
            position += size;
        }
        throw new IOException("the finished file has no video track whose rotation could be set.");
    }

    private static int FindMatrix(ReadOnlySpan<byte> index)
    {
        for (var at = 0; Find(index, "trak"u8, ref at, out var track); at += track.Length)
        {
            var inTrack = 0;
            if (!Find(track, "mdia"u8, ref inTrack, out var media)) continue;
            var inMedia = 0;
            // The handler's kind comes after version, flags and a reserved number.
            if (!Find(media, "hdlr"u8, ref inMedia, out var handler) || handler.Length < 12 || !handler[8..12].SequenceEqual("vide"u8)) continue;
            inTrack = 0;
            if (!Find(track, "tkhd"u8, ref inTrack, out var header)) continue;
            // Version and flags; times, number and duration of 32 or 64 bits; reserved, layer, group, volume.
            var offset = 4 + (header[0] == 1 ? 32 : 20) + 8 + 8;
            return header.Length >= offset + MatrixBytes ? at + inTrack + offset : -1;
        }
        return -1;
    }

    // Leaves the position at the found box's content.
    private static bool Find(ReadOnlySpan<byte> boxes, ReadOnlySpan<byte> name, ref int position, out ReadOnlySpan<byte> content)
    {
        while (boxes.Length - position >= HeaderBytes)
        {
            var size = BinaryPrimitives.ReadUInt32BigEndian(boxes[position..]);
            if (size < HeaderBytes || size > boxes.Length - position) break;
            if (boxes.Slice(position + 4, 4).SequenceEqual(name))
            {
                content = boxes.Slice(position + HeaderBytes, (int)size - HeaderBytes);
                position += HeaderBytes;
                return true;
            }
            position += (int)size;
        }
        content = default;
        return false;
    }

    // Rows (a b u), (c d v), (x y w): the last column in 2.30, the rest in 16.16 fixed point. The translation brings the turned picture back to the corner.
    private static void FillMatrix(Span<byte> matrix, double degrees, int width, int height)
    {
        var (sine, cosine) = Math.SinCos(degrees * Math.PI / 180);
        var (left, top) = (degrees % 360) switch
        {
            90 => (height, 0),
            180 => (width, height),
            270 => (0, width),
            _ => (0, 0),
        };
        ReadOnlySpan<int> values =
            [Fixed(cosine), Fixed(sine), 0, Fixed(-sine), Fixed(cosine), 0, left << 16, top << 16, 1 << 30];
        for (var i = 0; i < values.Length; i++) BinaryPrimitives.WriteInt32BigEndian(matrix[(4 * i)..], values[i]);
    }

    private static int Fixed(double value) => (int)Math.Round(value * 65536);
}
