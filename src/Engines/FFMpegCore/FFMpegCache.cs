using FFMpegCore.Enums;

namespace FFMpegCore;

/// <summary>What ffmpeg can do, asked once per process.</summary>
internal static class FFMpegCache
{
    private static readonly Lazy<IReadOnlyDictionary<string, PixelFormat>> s_pixelFormats = new(FFMpeg.AskPixelFormats, LazyThreadSafetyMode.PublicationOnly);
    private static readonly Lazy<IReadOnlyDictionary<string, Codec>> s_codecs = new(FFMpeg.AskCodecs, LazyThreadSafetyMode.PublicationOnly);
    private static readonly Lazy<IReadOnlyDictionary<string, ContainerFormat>> s_containerFormats = new(FFMpeg.AskContainerFormats, LazyThreadSafetyMode.PublicationOnly);

    public static IReadOnlyDictionary<string, PixelFormat> PixelFormats => s_pixelFormats.Value;

    public static IReadOnlyDictionary<string, Codec> Codecs => s_codecs.Value;

    public static IReadOnlyDictionary<string, ContainerFormat> ContainerFormats => s_containerFormats.Value;
}
