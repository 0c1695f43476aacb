namespace Silk.NET.OpenGL;

/// <summary>Forms of <see cref="GL"/>'s functions that take spans.</summary>
public static unsafe class GLOverloads
{
    /// <summary>Reads <paramref name="size"/> bytes of the span.</summary>
    public static void BufferData<T0>(this GL thisApi, BufferTargetARB target, nuint size, ReadOnlySpan<T0> data, BufferUsageARB usage) where T0 : unmanaged
    {
        fixed (T0* first = data) Checked(thisApi).BufferData(target, size, (void*)first, usage);
    }

    /// <summary>Reads <paramref name="size"/> bytes of the span.</summary>
    public static void BufferSubData<T0>(this GL thisApi, BufferTargetARB target, nint offset, nuint size, ReadOnlySpan<T0> data) where T0 : unmanaged
    {
        fixed (T0* first = data) Checked(thisApi).BufferSubData(target, offset, size, (void*)first);
    }

    /// <summary>Writes the pixels to the span, which has to have room for all, rows padded to the pack alignment.</summary>
    public static void ReadPixels<T0>(this GL thisApi, int x, int y, uint width, uint height, PixelFormat format, PixelType type,
        Span<T0> pixels) where T0 : unmanaged
    {
        fixed (T0* first = pixels) Checked(thisApi).ReadPixels(x, y, width, height, format, type, (void*)first);
    }

    public static void TexImage2D<T0>(this GL thisApi, TextureTarget target, int level, InternalFormat internalformat, uint width,
        uint height, int border, PixelFormat format, PixelType type, ReadOnlySpan<T0> pixels)
        where T0 : unmanaged
    {
        fixed (T0* first = pixels) Checked(thisApi).TexImage2D(target, level, internalformat, width, height, border, format, type, (void*)first);
    }

    public static void TexImage2D<T0>(this GL thisApi, TextureTarget target, int level, int internalformat, uint width, uint height,
        int border, PixelFormat format, PixelType type, ReadOnlySpan<T0> pixels)
        where T0 : unmanaged
    {
        fixed (T0* first = pixels) Checked(thisApi).TexImage2D(target, level, internalformat, width, height, border, format, type, (void*)first);
    }

    public static void TexSubImage2D<T0>(this GL thisApi, TextureTarget target, int level, int xoffset, int yoffset, uint width,
        uint height, PixelFormat format, PixelType type, ReadOnlySpan<T0> pixels)
        where T0 : unmanaged
    {
        fixed (T0* first = pixels) Checked(thisApi).TexSubImage2D(target, level, xoffset, yoffset, width, height, format, type, (void*)first);
    }

    private static GL Checked(GL api) => api ?? throw new ArgumentNullException(nameof(api));
}
