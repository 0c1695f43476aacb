namespace Silk.NET.OpenGL;

/// <summary>How mapped memory is used.</summary>
[Flags]
public enum MapBufferAccessMask
{
    MapReadBit = 0x1,
    MapWriteBit = 0x2,
    MapInvalidateRangeBit = 0x4,
    MapInvalidateBufferBit = 0x8,
    MapFlushExplicitBit = 0x10,
    MapUnsynchronizedBit = 0x20,
}
