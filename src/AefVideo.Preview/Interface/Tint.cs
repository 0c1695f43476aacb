namespace AefVideo.Preview.Interface;

/// <summary>A colour of the interface: red, green, blue and how much it covers, each 0 to 255, as the vertices have it.</summary>
/// <param name="Value">0xAABBGGRR.</param>
internal readonly record struct Tint(uint Value)
{
    /// <summary>Makes one from 0xRRGGBB.</summary>
    public static Tint Of(uint rgb, float cover = 1) =>
        new(((uint)MathF.Round(Math.Clamp(cover, 0, 1) * 255) << 24) | ((rgb & 0xFF) << 16) | (rgb & 0xFF00) | ((rgb >> 16) & 0xFF));

    /// <summary>The same, covering a part of what it did.</summary>
    public Tint Faded(float share) => new((Value & 0xFFFFFF) | ((uint)MathF.Round((Value >> 24) * Math.Clamp(share, 0, 1)) << 24));
}
