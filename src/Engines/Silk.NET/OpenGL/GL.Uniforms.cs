using System.Numerics;
using System.Text;

namespace Silk.NET.OpenGL;

/// <summary>Uniforms.</summary>
public unsafe partial class GL
{
    private const int LongestStackName = 256;
    private nint _getUniformLocation;
    private nint _uniform1i;
    private nint _uniform1iv;
    private nint _uniform1f;
    private nint _uniform1fv;
    private nint _uniform1ui;
    private nint _uniform1uiv;
    private nint _uniform2i;
    private nint _uniform2iv;
    private nint _uniform2f;
    private nint _uniform2fv;
    private nint _uniform2ui;
    private nint _uniform2uiv;
    private nint _uniform4i;
    private nint _uniform4iv;
    private nint _uniform4f;
    private nint _uniform4fv;
    private nint _uniform4ui;
    private nint _uniform4uiv;
    private nint _uniformMatrix4fv;

    public int GetUniformLocation(uint program, byte* name)
        => ((delegate* unmanaged<uint, byte*, int>)Entry(ref _getUniformLocation, "glGetUniformLocation"))(program, name);

    public int GetUniformLocation(uint program, ref readonly byte name)
    {
        fixed (byte* text = &name) return GetUniformLocation(program, text);
    }

    /// <summary>The place of a uniform, or -1 where the program has none of the name.</summary>
    public int GetUniformLocation(uint program, string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        var room = Encoding.UTF8.GetMaxByteCount(name.Length) + 1;
        Span<byte> text = room <= LongestStackName ? stackalloc byte[LongestStackName] : new byte[room];
        text[Encoding.UTF8.GetBytes(name, text)] = 0;
        return GetUniformLocation(program, in text[0]);
    }

    public void Uniform1(int location, int v0) => ((delegate* unmanaged<int, int, void>)Entry(ref _uniform1i, "glUniform1i"))(location, v0);

    public void Uniform1(int location, uint count, int* value)
        => ((delegate* unmanaged<int, uint, int*, void>)Entry(ref _uniform1iv, "glUniform1iv"))(location, count, value);

    public void Uniform1(int location, uint count, ref readonly int value)
    {
        fixed (int* first = &value) Uniform1(location, count, first);
    }

    public void Uniform1(int location, ReadOnlySpan<int> value)
    {
        fixed (int* first = value) Uniform1(location, (uint)value.Length, first);
    }

    public void Uniform1(int location, float v0) => ((delegate* unmanaged<int, float, void>)Entry(ref _uniform1f, "glUniform1f"))(location, v0);

    public void Uniform1(int location, uint count, float* value)
        => ((delegate* unmanaged<int, uint, float*, void>)Entry(ref _uniform1fv, "glUniform1fv"))(location, count, value);

    public void Uniform1(int location, uint count, ref readonly float value)
    {
        fixed (float* first = &value) Uniform1(location, count, first);
    }

    public void Uniform1(int location, ReadOnlySpan<float> value)
    {
        fixed (float* first = value) Uniform1(location, (uint)value.Length, first);
    }

    public void Uniform1(int location, uint v0) => ((delegate* unmanaged<int, uint, void>)Entry(ref _uniform1ui, "glUniform1ui"))(location, v0);

    public void Uniform1(int location, uint count, uint* value)
        => ((delegate* unmanaged<int, uint, uint*, void>)Entry(ref _uniform1uiv, "glUniform1uiv"))(location, count, value);

    public void Uniform1(int location, uint count, ref readonly uint value)
    {
        fixed (uint* first = &value) Uniform1(location, count, first);
    }

    public void Uniform1(int location, ReadOnlySpan<uint> value)
    {
        fixed (uint* first = value) Uniform1(location, (uint)value.Length, first);
    }

    public void Uniform2(int location, int v0, int v1)
        => ((delegate* unmanaged<int, int, int, void>)Entry(ref _uniform2i, "glUniform2i"))(location, v0, v1);

    public void Uniform2(int location, uint count, int* value)
        => ((delegate* unmanaged<int, uint, int*, void>)Entry(ref _uniform2iv, "glUniform2iv"))(location, count, value);

    public void Uniform2(int location, uint count, ref readonly int value)
    {
        fixed (int* first = &value) Uniform2(location, count, first);
    }

    public void Uniform2(int location, ReadOnlySpan<int> value)
    {
        fixed (int* first = value) Uniform2(location, (uint)(value.Length / 2), first);
    }

    public void Uniform2(int location, float v0, float v1)
        => ((delegate* unmanaged<int, float, float, void>)Entry(ref _uniform2f, "glUniform2f"))(location, v0, v1);

    public void Uniform2(int location, uint count, float* value)
        => ((delegate* unmanaged<int, uint, float*, void>)Entry(ref _uniform2fv, "glUniform2fv"))(location, count, value);

    public void Uniform2(int location, uint count, ref readonly float value)
    {
        fixed (float* first = &value) Uniform2(location, count, first);
    }

    public void Uniform2(int location, ReadOnlySpan<float> value)
    {
        fixed (float* first = value) Uniform2(location, (uint)(value.Length / 2), first);
    }

    public void Uniform2(int location, uint v0, uint v1)
        => ((delegate* unmanaged<int, uint, uint, void>)Entry(ref _uniform2ui, "glUniform2ui"))(location, v0, v1);

    public void Uniform2(int location, uint count, uint* value)
        => ((delegate* unmanaged<int, uint, uint*, void>)Entry(ref _uniform2uiv, "glUniform2uiv"))(location, count, value);

    public void Uniform2(int location, uint count, ref readonly uint value)
    {
        fixed (uint* first = &value) Uniform2(location, count, first);
    }

    public void Uniform2(int location, ReadOnlySpan<uint> value)
    {
        fixed (uint* first = value) Uniform2(location, (uint)(value.Length / 2), first);
    }

    public void Uniform4(int location, int v0, int v1, int v2, int v3)
        => ((delegate* unmanaged<int, int, int, int, int, void>)Entry(ref _uniform4i, "glUniform4i"))(location, v0, v1, v2, v3);

    public void Uniform4(int location, uint count, int* value)
        => ((delegate* unmanaged<int, uint, int*, void>)Entry(ref _uniform4iv, "glUniform4iv"))(location, count, value);

    public void Uniform4(int location, uint count, ref readonly int value)
    {
        fixed (int* first = &value) Uniform4(location, count, first);
    }

    public void Uniform4(int location, ReadOnlySpan<int> value)
    {
        fixed (int* first = value) Uniform4(location, (uint)(value.Length / 4), first);
    }

    public void Uniform4(int location, float v0, float v1, float v2, float v3)
        => ((delegate* unmanaged<int, float, float, float, float, void>)Entry(ref _uniform4f, "glUniform4f"))(location, v0, v1, v2, v3);

    public void Uniform4(int location, uint count, float* value)
        => ((delegate* unmanaged<int, uint, float*, void>)Entry(ref _uniform4fv, "glUniform4fv"))(location, count, value);

    public void Uniform4(int location, uint count, ref readonly float value)
    {
        fixed (float* first = &value) Uniform4(location, count, first);
    }

    public void Uniform4(int location, ReadOnlySpan<float> value)
    {
        fixed (float* first = value) Uniform4(location, (uint)(value.Length / 4), first);
    }

    public void Uniform4(int location, uint v0, uint v1, uint v2, uint v3)
        => ((delegate* unmanaged<int, uint, uint, uint, uint, void>)Entry(ref _uniform4ui, "glUniform4ui"))(location, v0, v1, v2, v3);

    public void Uniform4(int location, uint count, uint* value)
        => ((delegate* unmanaged<int, uint, uint*, void>)Entry(ref _uniform4uiv, "glUniform4uiv"))(location, count, value);

    public void Uniform4(int location, uint count, ref readonly uint value)
    {
        fixed (uint* first = &value) Uniform4(location, count, first);
    }

    public void Uniform4(int location, ReadOnlySpan<uint> value)
    {
        fixed (uint* first = value) Uniform4(location, (uint)(value.Length / 4), first);
    }

    public void Uniform2(int location, Vector2 vector) => Uniform2(location, vector.X, vector.Y);

    public void Uniform2(int location, ref Vector2 vector) => Uniform2(location, vector.X, vector.Y);

    public void Uniform4(int location, Vector4 vector) => Uniform4(location, vector.X, vector.Y, vector.Z, vector.W);

    public void Uniform4(int location, ref Vector4 vector) => Uniform4(location, vector.X, vector.Y, vector.Z, vector.W);

    public void Uniform4(int location, Quaternion quaternion) => Uniform4(location, quaternion.X, quaternion.Y, quaternion.Z, quaternion.W);

    public void UniformMatrix4(int location, uint count, bool transpose, float* value)
        => ((delegate* unmanaged<int, uint, byte, float*, void>)Entry(ref _uniformMatrix4fv, "glUniformMatrix4fv"))
            (location, count, transpose ? (byte)1 : (byte)0, value);

    public void UniformMatrix4(int location, uint count, bool transpose, ref readonly float value)
    {
        fixed (float* first = &value) UniformMatrix4(location, count, transpose, first);
    }

    public void UniformMatrix4(int location, bool transpose, ReadOnlySpan<float> value)
    {
        fixed (float* first = value) UniformMatrix4(location, (uint)(value.Length / 16), transpose, first);
    }
}
