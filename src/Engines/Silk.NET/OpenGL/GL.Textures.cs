namespace Silk.NET.OpenGL;

/// <summary>Textures.</summary>
public unsafe partial class GL
{
    private nint _genTextures;
    private nint _deleteTextures;
    private nint _activeTexture;
    private nint _bindTexture;
    private nint _generateMipmap;
    private nint _pixelStorei;
    private nint _pixelStoref;
    private nint _texParameteri;
    private nint _texParameteriv;
    private nint _texParameterf;
    private nint _texParameterfv;
    private nint _texImage2D;
    private nint _texSubImage2D;

    public uint GenTexture()
    {
        uint made;
        ((delegate* unmanaged<uint, uint*, void>)Entry(ref _genTextures, "glGenTextures"))(1, &made);
        return made;
    }

    public void DeleteTexture(uint textures)
        => ((delegate* unmanaged<uint, uint*, void>)Entry(ref _deleteTextures, "glDeleteTextures"))(1, &textures);

    public void ActiveTexture(TextureUnit texture) => ((delegate* unmanaged<TextureUnit, void>)Entry(ref _activeTexture, "glActiveTexture"))(texture);

    public void BindTexture(TextureTarget target, uint texture)
        => ((delegate* unmanaged<TextureTarget, uint, void>)Entry(ref _bindTexture, "glBindTexture"))(target, texture);

    public void GenerateMipmap(TextureTarget target)
        => ((delegate* unmanaged<TextureTarget, void>)Entry(ref _generateMipmap, "glGenerateMipmap"))(target);

    public void PixelStore(PixelStoreParameter pname, int param)
        => ((delegate* unmanaged<PixelStoreParameter, int, void>)Entry(ref _pixelStorei, "glPixelStorei"))(pname, param);

    public void PixelStore(PixelStoreParameter pname, float param)
        => ((delegate* unmanaged<PixelStoreParameter, float, void>)Entry(ref _pixelStoref, "glPixelStoref"))(pname, param);

    public void TexParameter(TextureTarget target, TextureParameterName pname, int param)
        => ((delegate* unmanaged<TextureTarget, TextureParameterName, int, void>)Entry(ref _texParameteri, "glTexParameteri"))(target, pname, param);

    public void TexParameter(TextureTarget target, TextureParameterName pname, int* @params)
        => ((delegate* unmanaged<TextureTarget, TextureParameterName, int*, void>)Entry(ref _texParameteriv, "glTexParameteriv"))
            (target, pname, @params);

    public void TexParameter(TextureTarget target, TextureParameterName pname, ref readonly int @params)
    {
        fixed (int* first = &@params) TexParameter(target, pname, first);
    }

    public void TexParameter(TextureTarget target, TextureParameterName pname, float param)
        => ((delegate* unmanaged<TextureTarget, TextureParameterName, float, void>)Entry(ref _texParameterf, "glTexParameterf"))
            (target, pname, param);

    public void TexParameter(TextureTarget target, TextureParameterName pname, float* @params)
        => ((delegate* unmanaged<TextureTarget, TextureParameterName, float*, void>)Entry(ref _texParameterfv, "glTexParameterfv"))
            (target, pname, @params);

    public void TexParameter(TextureTarget target, TextureParameterName pname, ref readonly float @params)
    {
        fixed (float* first = &@params) TexParameter(target, pname, first);
    }

    public void TexImage2D(TextureTarget target, int level, int internalformat, uint width, uint height, int border, PixelFormat format,
        PixelType type, void* pixels)
        => ((delegate* unmanaged<TextureTarget, int, int, uint, uint, int, PixelFormat, PixelType, void*, void>)Entry(ref _texImage2D, "glTexImage2D"))
            (target, level, internalformat, width, height, border, format, type, pixels);

    public void TexImage2D(TextureTarget target, int level, InternalFormat internalformat, uint width, uint height, int border,
        PixelFormat format, PixelType type, void* pixels)
        => TexImage2D(target, level, (int)internalformat, width, height, border, format, type, pixels);

    public void TexImage2D<T0>(TextureTarget target, int level, int internalformat, uint width, uint height, int border,
        PixelFormat format, PixelType type, ref readonly T0 pixels)
        where T0 : unmanaged
    {
        fixed (T0* first = &pixels) TexImage2D(target, level, internalformat, width, height, border, format, type, (void*)first);
    }

    public void TexImage2D<T0>(TextureTarget target, int level, InternalFormat internalformat, uint width, uint height, int border,
        PixelFormat format, PixelType type, ref readonly T0 pixels)
        where T0 : unmanaged
    {
        fixed (T0* first = &pixels) TexImage2D(target, level, (int)internalformat, width, height, border, format, type, (void*)first);
    }

    public void TexSubImage2D(TextureTarget target, int level, int xoffset, int yoffset, uint width, uint height, PixelFormat format,
        PixelType type, void* pixels)
        => ((delegate* unmanaged<TextureTarget, int, int, int, uint, uint, PixelFormat, PixelType, void*, void>)Entry(ref _texSubImage2D, "glTexSubImage2D"))
            (target, level, xoffset, yoffset, width, height, format, type, pixels);

    public void TexSubImage2D<T0>(TextureTarget target, int level, int xoffset, int yoffset, uint width, uint height, PixelFormat format,
        PixelType type, ref readonly T0 pixels)
        where T0 : unmanaged
    {
        fixed (T0* first = &pixels) TexSubImage2D(target, level, xoffset, yoffset, width, height, format, type, (void*)first);
    }
}
