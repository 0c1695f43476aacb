namespace Silk.NET.OpenGL;

/// <summary>The buffers to clear or copy.</summary>
[Flags]
public enum ClearBufferMask
{
    DepthBufferBit = 0x100,
    StencilBufferBit = 0x400,
    ColorBufferBit = 0x4000,
}
