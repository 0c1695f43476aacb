using Silk.NET.OpenGL;

namespace AefVideo.Preview.Graphics;

/// <summary>An OpenGL context that keeps count of the objects made in it. Used by the thread on which the context is current.</summary>
internal sealed class GlDevice(GL gl)
{
    private int _textures;
    private int _buffers;
    private int _framebuffers;
    private int _vertexArrays;
    private int _programs;

    /// <summary>The context's functions.</summary>
    public GL Gl => gl;

    /// <summary>What is alive.</summary>
    public GlObjectCounts Counts => new(_textures, _buffers, _framebuffers, _vertexArrays, _programs);

    /// <summary>The driver, as it calls itself.</summary>
    public string Renderer => gl.GetStringS(StringName.Renderer);

    /// <summary>The version of OpenGL.</summary>
    public string Version => gl.GetStringS(StringName.Version);

    public uint NewTexture()
    {
        _textures++;
        return gl.GenTexture();
    }

    public void DeleteTexture(uint texture)
    {
        _textures--;
        gl.DeleteTexture(texture);
    }

    public uint NewBuffer()
    {
        _buffers++;
        return gl.GenBuffer();
    }

    public void DeleteBuffer(uint buffer)
    {
        _buffers--;
        gl.DeleteBuffer(buffer);
    }

    public uint NewFramebuffer()
    {
        _framebuffers++;
        return gl.GenFramebuffer();
    }

    public void DeleteFramebuffer(uint framebuffer)
    {
        _framebuffers--;
        gl.DeleteFramebuffer(framebuffer);
    }

    public uint NewVertexArray()
    {
        _vertexArrays++;
        return gl.GenVertexArray();
    }

    public void DeleteVertexArray(uint array)
    {
        _vertexArrays--;
        gl.DeleteVertexArray(array);
    }

    public uint NewProgram()
    {
        _programs++;
        return gl.CreateProgram();
    }

    public void DeleteProgram(uint program)
    {
        _programs--;
        gl.DeleteProgram(program);
    }
}
