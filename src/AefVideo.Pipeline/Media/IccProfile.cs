using System.Buffers.Binary;
using System.IO.Compression;

namespace AefVideo.Pipeline.Media;

/// <summary>Finds the colour profile of a PNG or JPEG file and puts it into another. OpenCV neither reads nor writes them, and without it the colours of many telephones' pictures turn pale.</summary>
public static class IccProfile
{
    private const uint CrcPolynomial = 0xEDB88320;
    private const int LongestSegment = 65535;

    // No profile in use comes near; a damaged or hostile file might claim more.
    private const int LargestProfile = 16 << 20;

    internal static ReadOnlySpan<byte> PngSignature => [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A];

    private static ReadOnlySpan<byte> JpegStart => [0xFF, 0xD8];

    private static ReadOnlySpan<byte> JpegMark => "ICC_PROFILE\0"u8;

    /// <summary>The profile of a PNG or JPEG file; null where there is none, or none that can be read.</summary>
    public static byte[]? Find(ReadOnlySpan<byte> file)
    {
        if (file.StartsWith(PngSignature)) return FindInPng(file[PngSignature.Length..]);
        return file.StartsWith(JpegStart) ? FindInJpeg(file[JpegStart.Length..]) : null;
    }

    /// <summary>The same PNG or JPEG file with a profile.</summary>
    public static byte[] Insert(ReadOnlySpan<byte> file, byte[] profile)
    {
        using var result = new MemoryStream(file.Length + profile.Length + 64);
        if (file.StartsWith(PngSignature))
        {
            // The header comes first: length, "IHDR", 13 bytes, checksum.
            var head = PngSignature.Length + 4 + 4 + 13 + 4;
            result.Write(file[..head]);
            WritePngChunk(result, profile);
            result.Write(file[head..]);
        }
        else
        {
            result.Write(file[..JpegStart.Length]);
            var rest = file[JpegStart.Length..];
            // JFIF's own segment must stay the first.
            if (rest.Length > 4 && rest[0] == 0xFF && rest[1] == 0xE0)
            {
                var length = 2 + BinaryPrimitives.ReadUInt16BigEndian(rest[2..]);
                result.Write(rest[..length]);
                rest = rest[length..];
            }
            WriteJpegSegments(result, profile);
            result.Write(rest);
        }
        return result.ToArray();
    }

    private static byte[]? FindInPng(ReadOnlySpan<byte> chunks)
    {
        while (chunks.Length >= 12)
        {
            var length = BinaryPrimitives.ReadUInt32BigEndian(chunks);
            var name = chunks.Slice(4, 4);
            if (length > chunks.Length - 12 || name.SequenceEqual("IDAT"u8)) return null;
            var content = chunks.Slice(8, (int)length);
            // A name up to a zero, one byte for the method, then compressed.
            if (name.SequenceEqual("iCCP"u8) && content.IndexOf((byte)0) is var end and >= 0 && content.Length > end + 2) return Inflate(content[(end + 2)..].ToArray());
            chunks = chunks[(12 + (int)length)..];
        }
        return null;
    }

    private static byte[]? Inflate(byte[] compressed)
    {
        try
        {
            using var stream = new ZLibStream(new MemoryStream(compressed), CompressionMode.Decompress);
            using var profile = new MemoryStream();
            var buffer = new byte[1 << 16];
            for (int read; (read = stream.Read(buffer)) > 0;)
            {
                profile.Write(buffer, 0, read);
                if (profile.Length > LargestProfile) return null;
            }
            return profile.ToArray();
        }
        catch (InvalidDataException)
        {
            return null;
        }
    }

    private static byte[]? FindInJpeg(ReadOnlySpan<byte> segments)
    {
        var parts = new SortedDictionary<byte, byte[]>();
        byte count = 0;
        while (segments.Length >= 4 && segments[0] == 0xFF && segments[1] is not (0xDA or 0xD9))
        {
            var length = BinaryPrimitives.ReadUInt16BigEndian(segments[2..]);
            if (length < 2 || length + 2 > segments.Length) break;
            var content = segments[4..(2 + length)];
            if (segments[1] == 0xE2 && content.StartsWith(JpegMark) && content.Length > JpegMark.Length + 2)
            {
                count = content[JpegMark.Length + 1];
                parts[content[JpegMark.Length]] = content[(JpegMark.Length + 2)..].ToArray();
            }
            segments = segments[(2 + length)..];
        }
        return parts.Count > 0 && parts.Count == count ? [.. parts.Values.SelectMany(part => part)] : null;
    }

    private static void WritePngChunk(MemoryStream target, byte[] profile)
    {
        using var content = new MemoryStream();
        content.Write("iCCPprofile\0\0"u8);
        using (var compressed = new ZLibStream(content, CompressionLevel.Optimal, leaveOpen: true)) compressed.Write(profile);
        Span<byte> number = stackalloc byte[4];
        BinaryPrimitives.WriteUInt32BigEndian(number, (uint)content.Length - 4);
        target.Write(number);
        content.WriteTo(target);
        BinaryPrimitives.WriteUInt32BigEndian(number, PngChecksum(content.GetBuffer().AsSpan(0, (int)content.Length)));
        target.Write(number);
    }

    private static void WriteJpegSegments(MemoryStream target, byte[] profile)
    {
        var room = LongestSegment - 2 - JpegMark.Length - 2;
        var parts = profile.Chunk(room).ToList();
        if (parts.Count > byte.MaxValue) return;
        Span<byte> length = stackalloc byte[2];
        for (var i = 0; i < parts.Count; i++)
        {
            target.Write([0xFF, 0xE2]);
            BinaryPrimitives.WriteUInt16BigEndian(length, (ushort)(2 + JpegMark.Length + 2 + parts[i].Length));
            target.Write(length);
            target.Write(JpegMark);
            target.Write([(byte)(i + 1), (byte)parts.Count]);
            target.Write(parts[i]);
        }
    }

    // PNG's CRC-32: least significant bit first, inverted before and after.
    private static uint PngChecksum(ReadOnlySpan<byte> bytes)
    {
        var crc = uint.MaxValue;
        foreach (var value in bytes)
        {
            crc ^= value;
            for (var bit = 0; bit < 8; bit++) crc = (crc & 1) != 0 ? (crc >> 1) ^ CrcPolynomial : crc >> 1;
        }
        return ~crc;
    }
}
