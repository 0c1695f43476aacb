namespace Silk.NET.OpenGL;

/// <summary>What lies beyond the edge of a texture.</summary>
public enum TextureWrapMode
{
    Repeat = 0x2901,
    ClampToBorder = 0x812D,
    ClampToEdge = 0x812F,
    MirroredRepeat = 0x8370,
}
