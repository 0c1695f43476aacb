using Silk.NET.OpenGL;

namespace AefVideo.Preview.Graphics;

/// <summary>A texture of one size. Filtered linearly and clamped to its edge unless said otherwise.</summary>
internal sealed unsafe class Texture : IDisposable
{
    private readonly GlDevice _device;

    public Texture(GlDevice device, TextureKind kind, int width, int height)
    {
        _device = device;
        (Kind, Width, Height) = (kind, width, height);
        Name = device.NewTexture();
        Bind(0);
        Set(TextureParameterName.TextureMinFilter, (int)TextureMinFilter.Linear);
        Set(TextureParameterName.TextureMagFilter, (int)TextureMagFilter.Linear);
        Set(TextureParameterName.TextureWrapS, (int)TextureWrapMode.ClampToEdge);
        Set(TextureParameterName.TextureWrapT, (int)TextureWrapMode.ClampToEdge);
        device.Gl.TexImage2D(TextureTarget.Texture2D, 0, kind.Stored, (uint)width, (uint)height, 0, kind.Format, kind.Type, null);
    }

    /// <summary>OpenGL's name.</summary>
    public uint Name { get; }

    public TextureKind Kind { get; }

    /// <summary>In pixels.</summary>
    public int Width { get; }

    /// <summary>In pixels.</summary>
    public int Height { get; }

    /// <summary>Makes it the texture of a unit.</summary>
    public void Bind(int unit)
    {
        _device.Gl.ActiveTexture(TextureUnit.Texture0 + unit);
        _device.Gl.BindTexture(TextureTarget.Texture2D, Name);
    }

    /// <summary>Sets a parameter; it must be bound.</summary>
    public void Set(TextureParameterName parameter, int value) => _device.Gl.TexParameter(TextureTarget.Texture2D, parameter, value);

    /// <summary>Fills a level from memory, rows without gaps.</summary>
    public void Fill<T>(int level, int width, int height, ReadOnlySpan<T> pixels)
        where T : unmanaged
    {
        Bind(0);
        _device.Gl.PixelStore(PixelStoreParameter.UnpackAlignment, 1);
        _device.Gl.TexImage2D(TextureTarget.Texture2D, level, Kind.Stored, (uint)width, (uint)height, 0, Kind.Format, Kind.Type, pixels);
    }

    public void Dispose() => _device.DeleteTexture(Name);
}
