namespace Silk.NET.OpenGL;

/// <summary>The type of a vertex attribute in memory.</summary>
public enum VertexAttribPointerType
{
    Byte = 0x1400,
    UnsignedByte = 0x1401,
    Short = 0x1402,
    UnsignedShort = 0x1403,
    Int = 0x1404,
    UnsignedInt = 0x1405,
    Float = 0x1406,
    Double = 0x140A,
    HalfFloat = 0x140B,
    UnsignedInt2101010Rev = 0x8368,
    Int2101010Rev = 0x8D9F,
}
