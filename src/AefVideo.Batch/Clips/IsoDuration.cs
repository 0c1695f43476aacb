using System.Buffers.Binary;

namespace AefVideo.Batch.Clips;

/// <summary>Reads the playing time off the header of an mp4, m4v, mov or 3gp file: a few reads, where ffprobe would have to be started.</summary>
public static class IsoDuration
{
    private const int MostBoxes = 1000;
    private const int HeaderBytes = 16;
    private const int MovieHeaderBytes = 32;

    /// <summary>The playing time; null where the file is of another kind or damaged.</summary>
    public static TimeSpan? TryRead(string path)
    {
        try
        {
            using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite, bufferSize: 0);
            return Find(file, "moov"u8, 0, file.Length) is var (start, end) && Find(file, "mvhd"u8, start, end) is var (header, _) ? ReadHeader(file, header) : null;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private static (long Start, long End)? Find(FileStream file, ReadOnlySpan<byte> kind, long at, long end)
    {
        Span<byte> header = stackalloc byte[HeaderBytes];
        for (var box = 0; box < MostBoxes && at + 8 <= end; box++)
        {
            file.Position = at;
            var read = file.ReadAtLeast(header, header.Length, throwOnEndOfStream: false);
            if (read < 8) return null;
            long size = BinaryPrimitives.ReadUInt32BigEndian(header);
            var body = 8;
            if (size == 0) size = end - at;
            if (size == 1)
            {
                if (read < HeaderBytes) return null;
                size = (long)Math.Min(long.MaxValue, BinaryPrimitives.ReadUInt64BigEndian(header[8..]));
                body = HeaderBytes;
            }
            if (size < body || size > end - at) return null;
            if (header[4..8].SequenceEqual(kind)) return (at + body, at + size);
            at += size;
        }
        return null;
    }

    // Version, flags, two times of 4 or 8 bytes, units a second, length of 4 or 8 bytes.
    private static TimeSpan? ReadHeader(FileStream file, long at)
    {
        Span<byte> header = stackalloc byte[MovieHeaderBytes];
        file.Position = at;
        if (file.ReadAtLeast(header, header.Length, throwOnEndOfStream: false) < header.Length) return null;
        var isLong = header[0] == 1;
        double scale = BinaryPrimitives.ReadUInt32BigEndian(header[(isLong ? 20 : 12)..]);
        double length = isLong ? BinaryPrimitives.ReadUInt64BigEndian(header[24..]) : BinaryPrimitives.ReadUInt32BigEndian(header[16..]);
        return scale > 0 && length / scale is > 0 and < 1e8 and var seconds ? TimeSpan.FromSeconds(seconds) : null;
    }
}
