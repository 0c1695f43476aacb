using System.Runtime.CompilerServices;

namespace Silk.NET.OpenGL;

/// <summary>Framebuffers and what is read from them.</summary>
public unsafe partial class GL
{
    private nint _genFramebuffers;
    private nint _deleteFramebuffers;
    private nint _bindFramebuffer;
    private nint _checkFramebufferStatus;
    private nint _framebufferTexture2D;
    private nint _blitFramebuffer;
    private nint _readPixels;

    public uint GenFramebuffer()
    {
        uint made;
        ((delegate* unmanaged<uint, uint*, void>)Entry(ref _genFramebuffers, "glGenFramebuffers"))(1, &made);
        return made;
    }

    public void DeleteFramebuffer(uint framebuffers)
        => ((delegate* unmanaged<uint, uint*, void>)Entry(ref _deleteFramebuffers, "glDeleteFramebuffers"))(1, &framebuffers);

    public void BindFramebuffer(FramebufferTarget target, uint framebuffer)
        => ((delegate* unmanaged<FramebufferTarget, uint, void>)Entry(ref _bindFramebuffer, "glBindFramebuffer"))(target, framebuffer);

    /// <summary><see cref="GLEnum.FramebufferComplete"/>, or why it cannot be drawn to.</summary>
    public GLEnum CheckFramebufferStatus(FramebufferTarget target)
        => ((delegate* unmanaged<FramebufferTarget, GLEnum>)Entry(ref _checkFramebufferStatus, "glCheckFramebufferStatus"))(target);

    public void FramebufferTexture2D(FramebufferTarget target, FramebufferAttachment attachment, TextureTarget textarget, uint texture, int level)
        => ((delegate* unmanaged<FramebufferTarget, FramebufferAttachment, TextureTarget, uint, int, void>)Entry(ref _framebufferTexture2D, "glFramebufferTexture2D"))
            (target, attachment, textarget, texture, level);

    public void BlitFramebuffer(int srcX0, int srcY0, int srcX1, int srcY1, int dstX0, int dstY0, int dstX1, int dstY1, uint mask, BlitFramebufferFilter filter)
        => ((delegate* unmanaged<int, int, int, int, int, int, int, int, uint, BlitFramebufferFilter, void>)Entry(ref _blitFramebuffer, "glBlitFramebuffer"))
            (srcX0, srcY0, srcX1, srcY1, dstX0, dstY0, dstX1, dstY1, mask, filter);

    public void BlitFramebuffer(int srcX0, int srcY0, int srcX1, int srcY1, int dstX0, int dstY0, int dstX1, int dstY1,
        ClearBufferMask mask, BlitFramebufferFilter filter)
        => BlitFramebuffer(srcX0, srcY0, srcX1, srcY1, dstX0, dstY0, dstX1, dstY1, (uint)mask, filter);

    public void ReadPixels(int x, int y, uint width, uint height, PixelFormat format, PixelType type, void* pixels)
        => ((delegate* unmanaged<int, int, uint, uint, PixelFormat, PixelType, void*, void>)Entry(ref _readPixels, "glReadPixels"))
            (x, y, width, height, format, type, pixels);

    /// <summary>Writes all pixels asked for from <paramref name="pixels"/> on: it has to be the first of enough.</summary>
    public void ReadPixels<T0>(int x, int y, uint width, uint height, PixelFormat format, PixelType type, out T0 pixels) where T0 : unmanaged
    {
        Unsafe.SkipInit(out pixels);
        fixed (T0* first = &pixels) ReadPixels(x, y, width, height, format, type, (void*)first);
    }

    /// <summary>Reads as many pixels as fit one T0.</summary>
    public T0 ReadPixels<T0>(int x, int y, uint width, uint height, PixelFormat format, PixelType type) where T0 : unmanaged
    {
        T0 pixels;
        ReadPixels(x, y, width, height, format, type, (void*)&pixels);
        return pixels;
    }
}
