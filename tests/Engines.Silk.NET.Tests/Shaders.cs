using Silk.NET.OpenGL;

namespace AefVideo.Tests;

/// <summary>Shaders for the tests.</summary>
internal static class Shaders
{
    public const string Vertex = """
        #version 330 core
        layout (location = 0) in vec2 position;
        out vec2 place;
        void main() { place = position * 0.5 + 0.5; gl_Position = vec4(position, 0.0, 1.0); }
        """;

    public const string OneColour = """
        #version 330 core
        uniform vec4 colour;
        out vec4 pixel;
        void main() { pixel = colour; }
        """;

    public const string Textured = """
        #version 330 core
        uniform sampler2D picture;
        in vec2 place;
        out vec4 pixel;
        void main() { pixel = texture(picture, place); }
        """;

    /// <summary>Compiles and links; fails the test with the driver's log.</summary>
    public static uint Program(GL gl, string vertex, string fragment)
    {
        var program = gl.CreateProgram();
        foreach (var (type, source) in ((ShaderType, string)[])[(ShaderType.VertexShader, vertex), (ShaderType.FragmentShader, fragment)])
        {
            var shader = gl.CreateShader(type);
            gl.ShaderSource(shader, source);
            gl.CompileShader(shader);
            Assert.True(gl.GetShader(shader, ShaderParameterName.CompileStatus) == 1, gl.GetShaderInfoLog(shader));
            gl.AttachShader(program, shader);
            gl.DeleteShader(shader);
        }

        gl.LinkProgram(program);
        Assert.True(gl.GetProgram(program, ProgramPropertyARB.LinkStatus) == 1, gl.GetProgramInfoLog(program));
        return program;
    }

    /// <summary>A vertex array with 2D positions at location 0.</summary>
    public static unsafe (uint Array, uint Buffer) Positions(GL gl, ReadOnlySpan<float> positions)
    {
        var array = gl.GenVertexArray();
        gl.BindVertexArray(array);
        var buffer = gl.GenBuffer();
        gl.BindBuffer(BufferTargetARB.ArrayBuffer, buffer);
        gl.BufferData(BufferTargetARB.ArrayBuffer, positions, BufferUsageARB.StaticDraw);
        gl.VertexAttribPointer(0, 2, VertexAttribPointerType.Float, false, 2 * sizeof(float), (void*)0);
        gl.EnableVertexAttribArray(0);
        return (array, buffer);
    }
}
