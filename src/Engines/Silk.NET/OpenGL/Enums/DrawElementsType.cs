namespace Silk.NET.OpenGL;

/// <summary>The type of indices.</summary>
public enum DrawElementsType
{
    UnsignedByte = 0x1401,
    UnsignedShort = 0x1403,
    UnsignedInt = 0x1405,
}
