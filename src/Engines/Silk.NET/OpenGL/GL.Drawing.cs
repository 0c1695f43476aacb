namespace Silk.NET.OpenGL;

/// <summary>Vertex arrays and drawing.</summary>
public unsafe partial class GL
{
    private nint _genVertexArrays;
    private nint _deleteVertexArrays;
    private nint _bindVertexArray;
    private nint _enableVertexAttribArray;
    private nint _vertexAttribPointer;
    private nint _drawArrays;
    private nint _drawElements;

    public uint GenVertexArray()
    {
        uint made;
        ((delegate* unmanaged<uint, uint*, void>)Entry(ref _genVertexArrays, "glGenVertexArrays"))(1, &made);
        return made;
    }

    public void DeleteVertexArray(uint arrays)
        => ((delegate* unmanaged<uint, uint*, void>)Entry(ref _deleteVertexArrays, "glDeleteVertexArrays"))(1, &arrays);

    public void BindVertexArray(uint array) => ((delegate* unmanaged<uint, void>)Entry(ref _bindVertexArray, "glBindVertexArray"))(array);

    public void EnableVertexAttribArray(uint index)
        => ((delegate* unmanaged<uint, void>)Entry(ref _enableVertexAttribArray, "glEnableVertexAttribArray"))(index);

    public void VertexAttribPointer(uint index, int size, VertexAttribPointerType type, bool normalized, uint stride, void* pointer)
        => ((delegate* unmanaged<uint, int, VertexAttribPointerType, byte, uint, void*, void>)Entry(ref _vertexAttribPointer, "glVertexAttribPointer"))
            (index, size, type, normalized ? (byte)1 : (byte)0, stride, pointer);

    public void VertexAttribPointer(uint index, int size, VertexAttribPointerType type, bool normalized, uint stride, nint pointer)
        => VertexAttribPointer(index, size, type, normalized, stride, (void*)pointer);

    public void DrawArrays(PrimitiveType mode, int first, uint count)
        => ((delegate* unmanaged<PrimitiveType, int, uint, void>)Entry(ref _drawArrays, "glDrawArrays"))(mode, first, count);

    public void DrawElements(PrimitiveType mode, uint count, DrawElementsType type, void* indices)
        => ((delegate* unmanaged<PrimitiveType, uint, DrawElementsType, void*, void>)Entry(ref _drawElements, "glDrawElements"))
            (mode, count, type, indices);

    public void DrawElements<T0>(PrimitiveType mode, uint count, DrawElementsType type, ref readonly T0 indices) where T0 : unmanaged
    {
        fixed (T0* first = &indices) DrawElements(mode, count, type, (void*)first);
    }
}
