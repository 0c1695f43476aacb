using AefVideo.Core.Imaging;

namespace AefVideo.Live.Tests.Stand;

/// <summary>
/// Pictures whose state can be read off: a captured one is grey 100 all over, one that was protected has a white row at the bottom, a slate is dark and a marked one has the bar's colour on top.
/// </summary>
internal static class Marks
{
    public const byte Captured = 100;
    private const byte Protected = 250;

    public static PictureFormat Format { get; } = new(96, 64, PixelLayout.Yuv420);

    public static void Protect(Picture picture) => picture.Plane(0)[^picture.Format.Width..].Fill(Protected);

    public static Shown Read(Picture picture)
    {
        var luma = picture.Plane(0);
        if (luma[^1] == Protected) return Shown.Protected;
        if (luma[^1] == 28) return Shown.Slate;
        return luma[0] == 63 && picture.Plane(2)[0] == 240 ? Shown.Marked : Shown.Unprotected;
    }
}
