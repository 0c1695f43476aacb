using System.Numerics;
using AefVideo.Core.Errors;
using Silk.NET.OpenGL;

namespace AefVideo.Preview.Graphics;

/// <summary>A program of a vertex and a fragment stage. Values are set while it is in use; a name that the program does not have is passed over, as OpenGL does.</summary>
internal sealed class ShaderProgram : IDisposable
{
    private readonly GlDevice _device;
    private readonly Dictionary<string, int> _places = new(StringComparer.Ordinal);

    /// <summary>Reads, compiles and links.</summary>
    /// <exception cref="UsageException">A file is missing, or does not compile: file, line and what the compiler says.</exception>
    public ShaderProgram(GlDevice device, string folder, string vertex, string fragment)
    {
        _device = device;
        var gl = device.Gl;
        uint vertexStage = 0, fragmentStage = 0;
        Name = device.NewProgram();
        try
        {
            vertexStage = Compile(gl, folder, vertex, ShaderType.VertexShader);
            fragmentStage = Compile(gl, folder, fragment, ShaderType.FragmentShader);
            gl.AttachShader(Name, vertexStage);
            gl.AttachShader(Name, fragmentStage);
            gl.LinkProgram(Name);
            if (gl.GetProgram(Name, ProgramPropertyARB.LinkStatus) == 0)
                throw new UsageException($"{Path.Combine(folder, vertex)} and {Path.Combine(folder, fragment)}: do not fit together: {gl.GetProgramInfoLog(Name).ReplaceLineEndings(" ").Trim()}");
            gl.DetachShader(Name, vertexStage);
            gl.DetachShader(Name, fragmentStage);
        }
        catch
        {
            Dispose();
            throw;
        }
        finally
        {
            if (vertexStage != 0) gl.DeleteShader(vertexStage);
            if (fragmentStage != 0) gl.DeleteShader(fragmentStage);
        }
    }

    /// <summary>OpenGL's name.</summary>
    public uint Name { get; }

    /// <summary>Draws use it from now on.</summary>
    public void Use() => _device.Gl.UseProgram(Name);

    public void Set(string name, int value) => _device.Gl.Uniform1(Place(name), value);

    public void Set(string name, float value) => _device.Gl.Uniform1(Place(name), value);

    public void Set(string name, Vector2 value) => _device.Gl.Uniform2(Place(name), value);

    public void Set(string name, Vector4 value) => _device.Gl.Uniform4(Place(name), value);

    public void Set(string name, ReadOnlySpan<Vector4> values)
        => _device.Gl.Uniform4(Place(name), System.Runtime.InteropServices.MemoryMarshal.Cast<Vector4, float>(values));

    /// <summary>Gives a sampler its texture.</summary>
    public void Set(string name, int unit, Texture texture)
    {
        texture.Bind(unit);
        _device.Gl.Uniform1(Place(name), unit);
    }

    public void Dispose() => _device.DeleteProgram(Name);

    private int Place(string name)
    {
        if (_places.TryGetValue(name, out var place)) return place;
        return _places[name] = _device.Gl.GetUniformLocation(Name, name);
    }

    private static uint Compile(GL gl, string folder, string name, ShaderType type)
    {
        var text = ShaderText.Read(folder, name);
        var shader = gl.CreateShader(type);
        gl.ShaderSource(shader, text.Source);
        gl.CompileShader(shader);
        if (gl.GetShader(shader, ShaderParameterName.CompileStatus) != 0) return shader;
        var log = gl.GetShaderInfoLog(shader);
        gl.DeleteShader(shader);
        throw new UsageException($"The shader {name} does not compile: {text.Explain(log)}");
    }
}
