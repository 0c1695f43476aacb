using AefVideo.Core.Errors;
using Silk.NET.OpenGL;

namespace AefVideo.Preview.Graphics;

/// <summary>A texture that is drawn to.</summary>
internal sealed class RenderTarget : IDisposable
{
    private readonly GlDevice _device;

    /// <exception cref="EnvironmentException">The driver cannot draw to such a texture.</exception>
    public RenderTarget(GlDevice device, TextureKind kind, int width, int height)
    {
        _device = device;
        Texture = new(device, kind, width, height);
        Framebuffer = device.NewFramebuffer();
        var gl = device.Gl;
        gl.BindFramebuffer(FramebufferTarget.Framebuffer, Framebuffer);
        gl.FramebufferTexture2D(FramebufferTarget.Framebuffer, FramebufferAttachment.ColorAttachment0, TextureTarget.Texture2D, Texture.Name, 0);
        var status = gl.CheckFramebufferStatus(FramebufferTarget.Framebuffer);
        if (status == GLEnum.FramebufferComplete) return;
        Dispose();
        throw new EnvironmentException($"The graphics driver {device.Renderer} cannot draw to a picture of {width}×{height} pixels in {kind.Stored} ({status}); update it, or use Mesa's software renderer (LIBGL_ALWAYS_SOFTWARE=1).");
    }

    /// <summary>What is drawn.</summary>
    public Texture Texture { get; }

    /// <summary>OpenGL's name of the framebuffer.</summary>
    public uint Framebuffer { get; }

    /// <summary>Draws go here from now on.</summary>
    public void Bind()
    {
        _device.Gl.BindFramebuffer(FramebufferTarget.Framebuffer, Framebuffer);
        _device.Gl.Viewport(0, 0, (uint)Texture.Width, (uint)Texture.Height);
    }

    public void Dispose()
    {
        _device.DeleteFramebuffer(Framebuffer);
        Texture.Dispose();
    }
}
