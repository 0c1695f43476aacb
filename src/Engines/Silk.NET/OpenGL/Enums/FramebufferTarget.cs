namespace Silk.NET.OpenGL;

/// <summary>What a framebuffer is bound for.</summary>
public enum FramebufferTarget
{
    ReadFramebuffer = 0x8CA8,
    DrawFramebuffer = 0x8CA9,
    Framebuffer = 0x8D40,
}
