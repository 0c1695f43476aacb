using Silk.NET.OpenGL;

namespace AefVideo.Preview.Graphics;

/// <summary>How a texture is stored, and how its pixels lie in memory.</summary>
/// <param name="Stored">In the texture.</param>
/// <param name="Format">Channels in memory.</param>
/// <param name="Type">Of a channel in memory.</param>
/// <param name="BytesPerPixel">In memory.</param>
internal readonly record struct TextureKind(InternalFormat Stored, PixelFormat Format, PixelType Type, int BytesPerPixel)
{
    /// <summary>One channel of 8 bits.</summary>
    public static TextureKind Gray => new(InternalFormat.R8, PixelFormat.Red, PixelType.UnsignedByte, 1);

    /// <summary>Blue, green, red in memory. Stored with alpha, since not every driver can draw to three channels.</summary>
    public static TextureKind Bgr => new(InternalFormat.Rgba8, PixelFormat.Bgr, PixelType.UnsignedByte, 3);

    /// <summary>Red, green, blue.</summary>
    public static TextureKind Rgb => new(InternalFormat.Rgb8, PixelFormat.Rgb, PixelType.UnsignedByte, 3);

    /// <summary>What is drawn to.</summary>
    public static TextureKind Rgba => new(InternalFormat.Rgba8, PixelFormat.Rgba, PixelType.UnsignedByte, 4);

    /// <summary>Three numbers.</summary>
    public static TextureKind Numbers => new(InternalFormat.Rgb32f, PixelFormat.Rgb, PixelType.Float, 12);
}
