namespace Silk.NET.OpenGL;

/// <summary>How a texture is enlarged.</summary>
public enum TextureMagFilter
{
    Nearest = 0x2600,
    Linear = 0x2601,
}
