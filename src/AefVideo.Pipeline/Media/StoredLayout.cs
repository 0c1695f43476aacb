using AefVideo.Core.Imaging;

namespace AefVideo.Pipeline.Media;

/// <summary>How ffmpeg's sample formats of 8 bits are mapped to the layouts of <see cref="PixelLayout" />: kept, or converted to the nearest.</summary>
/// <param name="Layout">What is decoded to.</param>
/// <param name="Decoded">ffmpeg's name of it.</param>
/// <param name="IsRgb">Stored as red, green, blue (perhaps by a palette).</param>
/// <param name="HasAlpha">Transparency is lost.</param>
/// <param name="IsJpegRange">The name itself says full range (yuvj…).</param>
internal sealed record StoredLayout(PixelLayout Layout, string Decoded, bool IsRgb = false, bool HasAlpha = false, bool IsJpegRange = false)
{
    private static readonly Dictionary<string, StoredLayout> Known = new()
    {
        ["gray"] = new(PixelLayout.Gray, "gray"),
        ["monow"] = new(PixelLayout.Gray, "gray"),
        ["monob"] = new(PixelLayout.Gray, "gray"),
        ["ya8"] = new(PixelLayout.Gray, "gray", HasAlpha: true),
        ["yuv420p"] = new(PixelLayout.Yuv420, "yuv420p"),
        ["yuvj420p"] = new(PixelLayout.Yuv420, "yuvj420p", IsJpegRange: true),
        ["nv12"] = new(PixelLayout.Yuv420, "yuv420p"),
        ["nv21"] = new(PixelLayout.Yuv420, "yuv420p"),
        ["yuv410p"] = new(PixelLayout.Yuv420, "yuv420p"),
        ["yuva420p"] = new(PixelLayout.Yuv420, "yuv420p", HasAlpha: true),
        ["yuv422p"] = new(PixelLayout.Yuv422, "yuv422p"),
        ["yuvj422p"] = new(PixelLayout.Yuv422, "yuvj422p", IsJpegRange: true),
        ["yuyv422"] = new(PixelLayout.Yuv422, "yuv422p"),
        ["uyvy422"] = new(PixelLayout.Yuv422, "yuv422p"),
        ["yvyu422"] = new(PixelLayout.Yuv422, "yuv422p"),
        ["nv16"] = new(PixelLayout.Yuv422, "yuv422p"),
        ["yuv411p"] = new(PixelLayout.Yuv422, "yuv422p"),
        ["yuvj411p"] = new(PixelLayout.Yuv422, "yuvj422p", IsJpegRange: true),
        ["uyyvyy411"] = new(PixelLayout.Yuv422, "yuv422p"),
        ["yuva422p"] = new(PixelLayout.Yuv422, "yuv422p", HasAlpha: true),
        ["yuv444p"] = new(PixelLayout.Yuv444, "yuv444p"),
        ["yuvj444p"] = new(PixelLayout.Yuv444, "yuvj444p", IsJpegRange: true),
        ["yuv440p"] = new(PixelLayout.Yuv444, "yuv444p"),
        ["yuvj440p"] = new(PixelLayout.Yuv444, "yuvj444p", IsJpegRange: true),
        ["nv24"] = new(PixelLayout.Yuv444, "yuv444p"),
        ["nv42"] = new(PixelLayout.Yuv444, "yuv444p"),
        ["yuva444p"] = new(PixelLayout.Yuv444, "yuv444p", HasAlpha: true),
        ["vuya"] = new(PixelLayout.Yuv444, "yuv444p", HasAlpha: true),
        ["vuyx"] = new(PixelLayout.Yuv444, "yuv444p"),
    };

    private static readonly HashSet<string> RgbWithAlpha = ["rgba", "bgra", "argb", "abgr", "gbrap", "pal8"];

    private static readonly HashSet<string> Rgb =
    [
        "rgb24", "bgr24", "gbrp", "rgb0", "bgr0", "0rgb", "0bgr", "rgb8", "bgr8", "rgb4", "bgr4", "rgb4_byte", "bgr4_byte",
        "rgb444le", "rgb444be", "bgr444le", "bgr444be", "rgb555le", "rgb555be", "bgr555le", "bgr555be", "rgb565le", "rgb565be", "bgr565le", "bgr565be",
    ];

    /// <summary>Where a stored format goes; null for one with more than 8 bits a sample, and for one that is not known.</summary>
    public static StoredLayout? Of(string pixelFormat)
    {
        if (Known.TryGetValue(pixelFormat, out var layout)) return layout;
        if (Rgb.Contains(pixelFormat)) return new(PixelLayout.Yuv444, "yuv444p", IsRgb: true);
        // A palette can hold transparent colours, and mostly does not: no word about it.
        if (RgbWithAlpha.Contains(pixelFormat)) return new(PixelLayout.Yuv444, "yuv444p", IsRgb: true, HasAlpha: pixelFormat != "pal8");
        return null;
    }
}
