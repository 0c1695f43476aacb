namespace Silk.NET.Core;

/// <summary>An uncompressed picture, 8-bit RGBA, rows from the top, no padding.</summary>
public readonly struct RawImage : IEquatable<RawImage>
{
    /// <summary>Describes <paramref name="rgbaPixels"/>; nothing is copied.</summary>
    public RawImage(int width, int height, Memory<byte> rgbaPixels)
    {
        Width = width;
        Height = height;
        Pixels = rgbaPixels;
    }

    /// <summary>Width in pixels.</summary>
    public int Width { get; }

    /// <summary>Height in pixels.</summary>
    public int Height { get; }

    /// <summary>The pixels: <c>Width * Height * 4</c> bytes.</summary>
    public Memory<byte> Pixels { get; }

    /// <summary>True where size and memory are the same; the pixels are not compared.</summary>
    public bool Equals(RawImage other) => Width == other.Width && Height == other.Height && Pixels.Equals(other.Pixels);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is RawImage other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Width, Height, Pixels);

    public static bool operator ==(RawImage left, RawImage right) => left.Equals(right);

    public static bool operator !=(RawImage left, RawImage right) => !left.Equals(right);
}
