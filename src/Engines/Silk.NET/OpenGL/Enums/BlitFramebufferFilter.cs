namespace Silk.NET.OpenGL;

/// <summary>How a copy between framebuffers is scaled.</summary>
public enum BlitFramebufferFilter
{
    Nearest = 0x2600,
    Linear = 0x2601,
}
