namespace AefVideo.Preview.Graphics;

/// <summary>OpenGL objects that are alive, by kind.</summary>
/// <param name="Textures">Textures.</param>
/// <param name="Buffers">Vertex, index and pixel buffers.</param>
/// <param name="Framebuffers">Framebuffers.</param>
/// <param name="VertexArrays">Vertex arrays.</param>
/// <param name="Programs">Linked programs.</param>
public readonly record struct GlObjectCounts(int Textures, int Buffers, int Framebuffers, int VertexArrays, int Programs)
{
    /// <summary>All of them.</summary>
    public int Total => Textures + Buffers + Framebuffers + VertexArrays + Programs;
}
