namespace AefVideo.Generators.Data;

/// <summary>Recognises files that were cut short. OpenCV would fill what is missing with grey and call it a picture.</summary>
internal static class PictureEnd
{
    private static ReadOnlySpan<byte> JpegStart => [0xFF, 0xD8];

    private static ReadOnlySpan<byte> JpegEnd => [0xFF, 0xD9];

    private static ReadOnlySpan<byte> PngStart => [0x89, (byte)'P', (byte)'N', (byte)'G'];

    private static ReadOnlySpan<byte> PngEnd => "IEND"u8;

    /// <summary>Whether a JPEG or PNG file lacks its end marker. Bytes after the marker do no harm.</summary>
    public static bool IsMissing(ReadOnlySpan<byte> file) =>
        file.StartsWith(JpegStart) ? file.LastIndexOf(JpegEnd) < 0 : file.StartsWith(PngStart) && file.LastIndexOf(PngEnd) < 0;
}
