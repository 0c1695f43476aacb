using System.Buffers.Binary;

namespace AefVideo.Pipeline.Media;

/// <summary>Reads a picture's size off its header, without decoding anything.</summary>
internal static class PictureSize
{
    private const int WidthTag = 256;
    private const int HeightTag = 257;

    /// <summary>The size in pixels that a PNG, JPEG, BMP, WebP or TIFF file announces; false where the header is damaged or of another kind.</summary>
    public static bool TryRead(ReadOnlySpan<byte> file, out long width, out long height)
    {
        (width, height) = (0, 0);
        if (file.Length < 32) return false;
        if (file.StartsWith(IccProfile.PngSignature))
            (width, height) = (BinaryPrimitives.ReadUInt32BigEndian(file[16..]), BinaryPrimitives.ReadUInt32BigEndian(file[20..]));
        else if (file.StartsWith("BM"u8))
            (width, height) = (Math.Abs((long)BinaryPrimitives.ReadInt32LittleEndian(file[18..])), Math.Abs((long)BinaryPrimitives.ReadInt32LittleEndian(file[22..])));
        else if (file.StartsWith("RIFF"u8)) return TryReadWebp(file, out width, out height);
        else if (file.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8])) return TryReadJpeg(file, out width, out height);
        else if (file.StartsWith("II*\0"u8) || file.StartsWith("MM\0*"u8)) return TryReadTiff(file, out width, out height);
        return width > 0 && height > 0;
    }

    private static bool TryReadWebp(ReadOnlySpan<byte> file, out long width, out long height)
    {
        (width, height) = (0, 0);
        var kind = file[12..16];
        if (kind.SequenceEqual("VP8X"u8)) (width, height) = (1 + Int24(file[24..]), 1 + Int24(file[27..]));
        else if (kind.SequenceEqual("VP8L"u8))
        {
            var bits = BinaryPrimitives.ReadUInt32LittleEndian(file[21..]);
            (width, height) = (1 + (bits & 0x3FFF), 1 + ((bits >> 14) & 0x3FFF));
        }
        else if (kind.SequenceEqual("VP8 "u8))
            (width, height) = (BinaryPrimitives.ReadUInt16LittleEndian(file[26..]) & 0x3FFF, BinaryPrimitives.ReadUInt16LittleEndian(file[28..]) & 0x3FFF);
        return width > 0 && height > 0;

        static int Int24(ReadOnlySpan<byte> bytes) => bytes[0] | (bytes[1] << 8) | (bytes[2] << 16);
    }

    // Walks the segments to the frame header: marker, length, precision, height, width.
    private static bool TryReadJpeg(ReadOnlySpan<byte> file, out long width, out long height)
    {
        (width, height) = (0, 0);
        for (var at = 2; at + 9 < file.Length && file[at] == 0xFF;)
        {
            var marker = file[at + 1];
            if (marker == 0xFF)
            {
                at++;
                continue;
            }
            if (marker is >= 0xC0 and <= 0xCF and not (0xC4 or 0xC8 or 0xCC))
            {
                (height, width) = (BinaryPrimitives.ReadUInt16BigEndian(file[(at + 5)..]), BinaryPrimitives.ReadUInt16BigEndian(file[(at + 7)..]));
                return width > 0 && height > 0;
            }
            at += 2 + BinaryPrimitives.ReadUInt16BigEndian(file[(at + 2)..]);
        }
        return false;
    }

    private static bool TryReadTiff(ReadOnlySpan<byte> file, out long width, out long height)
    {
        (width, height) = (0, 0);
        var isLittle = file[0] == 'I';
        long directory = Int32(file[4..]);
        if (directory + 2 > file.Length) return false;
        var entries = Int16(file[(int)directory..]);
        for (var entry = 0; entry < entries; entry++)
        {
            var at = directory + 2 + 12L * entry;
            if (at + 12 > file.Length) break;
            var field = file.Slice((int)at, 12);
            // Type 3 is a short, everything else that may stand here a long.
            long value = Int16(field[2..]) == 3 ? Int16(field[8..]) : Int32(field[8..]);
            if (Int16(field) == WidthTag) width = value;
            else if (Int16(field) == HeightTag) height = value;
        }
        return width > 0 && height > 0;

        ushort Int16(ReadOnlySpan<byte> bytes) => isLittle ? BinaryPrimitives.ReadUInt16LittleEndian(bytes) : BinaryPrimitives.ReadUInt16BigEndian(bytes);

        uint Int32(ReadOnlySpan<byte> bytes) => isLittle ? BinaryPrimitives.ReadUInt32LittleEndian(bytes) : BinaryPrimitives.ReadUInt32BigEndian(bytes);
    }
}
