using System.Drawing;
using System.Runtime.InteropServices;
using Silk.NET.Maths;

namespace Silk.NET.OpenGL;

/// <summary>State of the context and questions to it.</summary>
public unsafe partial class GL
{
    private nint _clear;
    private nint _clearColor;
    private nint _enable;
    private nint _enablei;
    private nint _disable;
    private nint _disablei;
    private nint _blendFunc;
    private nint _blendFunci;
    private nint _scissor;
    private nint _viewport;
    private nint _flush;
    private nint _finish;
    private nint _getError;
    private nint _getIntegerv;
    private nint _getIntegerIndexed;
    private nint _getString;
    private nint _getStringi;

    public void Clear(uint mask) => ((delegate* unmanaged<uint, void>)Entry(ref _clear, "glClear"))(mask);

    public void Clear(ClearBufferMask mask) => Clear((uint)mask);

    public void ClearColor(float red, float green, float blue, float alpha)
        => ((delegate* unmanaged<float, float, float, float, void>)Entry(ref _clearColor, "glClearColor"))(red, green, blue, alpha);

    public void ClearColor(Color color) => ClearColor(color.R / 255f, color.G / 255f, color.B / 255f, color.A / 255f);

    /// <summary>Sets the colour from components of 0 to 255.</summary>
    public void ClearColor<T>(Vector4D<T> color) where T : unmanaged, IFormattable, IEquatable<T>, IComparable<T>
    {
        var sums = Arithmetic<T>.Instance;
        ClearColor((float)sums.ToDouble(color.X) / 255, (float)sums.ToDouble(color.Y) / 255, (float)sums.ToDouble(color.Z) / 255, (float)sums.ToDouble(color.W) / 255);
    }

    public void Enable(EnableCap cap) => ((delegate* unmanaged<EnableCap, void>)Entry(ref _enable, "glEnable"))(cap);

    public void Enable(EnableCap target, uint index) => ((delegate* unmanaged<EnableCap, uint, void>)Entry(ref _enablei, "glEnablei"))(target, index);

    public void Disable(EnableCap cap) => ((delegate* unmanaged<EnableCap, void>)Entry(ref _disable, "glDisable"))(cap);

    public void Disable(EnableCap target, uint index)
        => ((delegate* unmanaged<EnableCap, uint, void>)Entry(ref _disablei, "glDisablei"))(target, index);

    public void BlendFunc(BlendingFactor sfactor, BlendingFactor dfactor)
        => ((delegate* unmanaged<BlendingFactor, BlendingFactor, void>)Entry(ref _blendFunc, "glBlendFunc"))(sfactor, dfactor);

    public void BlendFunc(uint buf, BlendingFactor src, BlendingFactor dst)
        => ((delegate* unmanaged<uint, BlendingFactor, BlendingFactor, void>)Entry(ref _blendFunci, "glBlendFunci"))(buf, src, dst);

    public void Scissor(int x, int y, uint width, uint height)
        => ((delegate* unmanaged<int, int, uint, uint, void>)Entry(ref _scissor, "glScissor"))(x, y, width, height);

    public void Viewport(int x, int y, uint width, uint height)
        => ((delegate* unmanaged<int, int, uint, uint, void>)Entry(ref _viewport, "glViewport"))(x, y, width, height);

    public void Viewport(Point location, Size size) => Viewport(location.X, location.Y, (uint)size.Width, (uint)size.Height);

    public void Viewport(Rectangle rectangle) => Viewport(rectangle.Location, rectangle.Size);

    public void Viewport(Size size) => Viewport(Point.Empty, size);

    public void Viewport(Vector2D<int> location, Vector2D<int> size) => Viewport(location.X, location.Y, (uint)size.X, (uint)size.Y);

    public void Viewport(Rectangle<int> rectangle) => Viewport(rectangle.Origin, rectangle.Size);

    public void Viewport(Vector2D<int> size) => Viewport(Vector2D<int>.Zero, size);

    public void Flush() => ((delegate* unmanaged<void>)Entry(ref _flush, "glFlush"))();

    public void Finish() => ((delegate* unmanaged<void>)Entry(ref _finish, "glFinish"))();

    /// <summary>The first error since the last call, or <see cref="GLEnum.NoError"/>.</summary>
    public GLEnum GetError() => ((delegate* unmanaged<GLEnum>)Entry(ref _getError, "glGetError"))();

    public void GetInteger(GetPName pname, int* data)
        => ((delegate* unmanaged<GetPName, int*, void>)Entry(ref _getIntegerv, "glGetIntegerv"))(pname, data);

    public void GetInteger(GetPName pname, out int data)
    {
        data = 0;
        fixed (int* first = &data) GetInteger(pname, first);
    }

    public int GetInteger(GetPName pname)
    {
        GetInteger(pname, out int value);
        return value;
    }

    public void GetInteger(GetPName target, uint index, int* data)
        => ((delegate* unmanaged<GetPName, uint, int*, void>)Entry(ref _getIntegerIndexed, "glGetIntegeri_v"))(target, index, data);

    public void GetInteger(GetPName target, uint index, out int data)
    {
        data = 0;
        fixed (int* first = &data) GetInteger(target, index, first);
    }

    public int GetInteger(GetPName target, uint index)
    {
        GetInteger(target, index, out int value);
        return value;
    }

    /// <summary>What the context says of itself; empty where it says nothing.</summary>
    public string GetStringS(StringName name)
        => Marshal.PtrToStringUTF8(((delegate* unmanaged<StringName, nint>)Entry(ref _getString, "glGetString"))(name)) ?? string.Empty;

    public string GetStringS(StringName name, uint index)
        => Marshal.PtrToStringUTF8(((delegate* unmanaged<StringName, uint, nint>)Entry(ref _getStringi, "glGetStringi"))(name, index)) ?? string.Empty;
}
