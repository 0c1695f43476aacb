namespace Silk.NET.OpenGL;

/// <summary>Buffers.</summary>
public unsafe partial class GL
{
    private nint _genBuffers;
    private nint _deleteBuffers;
    private nint _bindBuffer;
    private nint _bufferData;
    private nint _bufferSubData;
    private nint _mapBufferRange;
    private nint _unmapBuffer;

    public uint GenBuffer()
    {
        uint made;
        ((delegate* unmanaged<uint, uint*, void>)Entry(ref _genBuffers, "glGenBuffers"))(1, &made);
        return made;
    }

    public void DeleteBuffer(uint buffers) => ((delegate* unmanaged<uint, uint*, void>)Entry(ref _deleteBuffers, "glDeleteBuffers"))(1, &buffers);

    public void BindBuffer(BufferTargetARB target, uint buffer)
        => ((delegate* unmanaged<BufferTargetARB, uint, void>)Entry(ref _bindBuffer, "glBindBuffer"))(target, buffer);

    public void BufferData(BufferTargetARB target, nuint size, void* data, BufferUsageARB usage)
        => ((delegate* unmanaged<BufferTargetARB, nuint, void*, BufferUsageARB, void>)Entry(ref _bufferData, "glBufferData"))
            (target, size, data, usage);

    /// <summary>Reads <paramref name="size"/> bytes from <paramref name="data"/> on.</summary>
    public void BufferData<T0>(BufferTargetARB target, nuint size, ref readonly T0 data, BufferUsageARB usage) where T0 : unmanaged
    {
        fixed (T0* first = &data) BufferData(target, size, (void*)first, usage);
    }

    public void BufferData<T0>(BufferTargetARB target, ReadOnlySpan<T0> data, BufferUsageARB usage) where T0 : unmanaged
    {
        fixed (T0* first = data) BufferData(target, (nuint)data.Length * (nuint)sizeof(T0), (void*)first, usage);
    }

    public void BufferSubData(BufferTargetARB target, nint offset, nuint size, void* data)
        => ((delegate* unmanaged<BufferTargetARB, nint, nuint, void*, void>)Entry(ref _bufferSubData, "glBufferSubData"))(target, offset, size, data);

    /// <summary>Reads <paramref name="size"/> bytes from <paramref name="data"/> on.</summary>
    public void BufferSubData<T0>(BufferTargetARB target, nint offset, nuint size, ref readonly T0 data) where T0 : unmanaged
    {
        fixed (T0* first = &data) BufferSubData(target, offset, size, (void*)first);
    }

    public void BufferSubData<T0>(BufferTargetARB target, nint offset, ReadOnlySpan<T0> data) where T0 : unmanaged
    {
        fixed (T0* first = data) BufferSubData(target, offset, (nuint)data.Length * (nuint)sizeof(T0), (void*)first);
    }

    public void* MapBufferRange(BufferTargetARB target, nint offset, nuint length, uint access)
        => ((delegate* unmanaged<BufferTargetARB, nint, nuint, uint, void*>)Entry(ref _mapBufferRange, "glMapBufferRange"))
            (target, offset, length, access);

    public void* MapBufferRange(BufferTargetARB target, nint offset, nuint length, MapBufferAccessMask access)
        => MapBufferRange(target, offset, length, (uint)access);

    /// <summary>False where the contents were lost while mapped.</summary>
    public bool UnmapBuffer(BufferTargetARB target)
        => ((delegate* unmanaged<BufferTargetARB, byte>)Entry(ref _unmapBuffer, "glUnmapBuffer"))(target) != 0;
}
