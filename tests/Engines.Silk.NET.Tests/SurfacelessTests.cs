using System.Drawing;
using System.Numerics;
using Silk.NET.Core.Loader;
using Silk.NET.Maths;
using Silk.NET.OpenGL;
using Rectangle = System.Drawing.Rectangle;

namespace AefVideo.Tests;

/// <summary>OpenGL in a context that the application made itself.</summary>
public sealed unsafe class SurfacelessTests : IDisposable
{
    private const int Size = 8;
    private static readonly float[] WholeView = [-1, -1, 1, -1, -1, 1, 1, 1];
    private readonly EglContext _context = EglContext.Require();
    private readonly GL _gl = GL.GetApi(EglContext.GetProcAddress);

    public void Dispose() => _context.Dispose();

    [Fact]
    public void The_context_says_what_it_is()
    {
        // 3.3 was asked for; a driver may give any later version that is compatible.
        Assert.InRange(_gl.GetInteger(GetPName.MajorVersion), 3, 4);
        Assert.StartsWith($"{_gl.GetInteger(GetPName.MajorVersion)}.{_gl.GetInteger(GetPName.MinorVersion)}", _gl.GetStringS(StringName.Version), StringComparison.Ordinal);
        Assert.NotEmpty(_gl.GetStringS(StringName.ShadingLanguageVersion));
        Assert.NotEmpty(_gl.GetStringS(StringName.Renderer));
        Assert.True(_gl.GetInteger(GetPName.MaxTextureSize) >= 1024);
        Assert.NotEmpty(_gl.GetStringS(StringName.Extensions, 0));
        Assert.True(_gl.IsExtensionPresent(_gl.GetStringS(StringName.Extensions, 0)));
        Assert.False(_gl.IsExtensionPresent("GL_AEF_there_is_no_such_extension"));
    }

    [Fact]
    public void Clear_fills_a_framebuffer_and_ReadPixels_brings_it_back()
    {
        using var target = new Target(_gl, Size, Size);
        _gl.ClearColor(Color.FromArgb(255, 51, 102, 204));
        _gl.Clear(ClearBufferMask.ColorBufferBit);
        Assert.All(target.Read(), pixel => Assert.Equal(0xFFCC6633, pixel));

        _gl.ClearColor(new Vector4D<int>(255, 0, 0, 255));
        _gl.Enable(EnableCap.ScissorTest);
        _gl.Scissor(0, 0, Size / 2, Size);
        _gl.Clear((uint)ClearBufferMask.ColorBufferBit);
        _gl.Disable(EnableCap.ScissorTest);
        Assert.Equal(0xFF0000FF, target.Read()[0]);
        Assert.Equal(0xFFCC6633, target.Read()[Size - 1]);
        Assert.Equal(0xFF0000FF, _gl.ReadPixels<uint>(0, 0, 1, 1, PixelFormat.Rgba, PixelType.UnsignedByte));
        Assert.Equal(GLEnum.NoError, _gl.GetError());
    }

    [Fact]
    public void A_triangle_covers_its_half_only()
    {
        using var target = new Target(_gl, Size, Size);
        var program = Shaders.Program(_gl, Shaders.Vertex, Shaders.OneColour);
        var (array, buffer) = Shaders.Positions(_gl, [-1, -1, 1, -1, -1, 1]);
        _gl.ClearColor(0, 0, 0, 1);
        _gl.Clear(ClearBufferMask.ColorBufferBit);
        _gl.UseProgram(program);
        _gl.Uniform4(_gl.GetUniformLocation(program, "colour"), new Vector4(0, 1, 0, 1));
        _gl.DrawArrays(PrimitiveType.Triangles, 0, 3);

        var pixels = target.Read();
        Assert.Equal(0xFF00FF00, pixels[0]);
        Assert.Equal(0xFF000000, pixels[(Size * Size) - 1]);
        Assert.InRange(pixels.Count(pixel => pixel == 0xFF00FF00), Size * (Size - 1) / 2, Size * (Size + 1) / 2);
        Assert.Equal(-1, _gl.GetUniformLocation(program, "nothing of the name"));
        _gl.DeleteBuffer(buffer);
        _gl.DeleteVertexArray(array);
        _gl.DeleteProgram(program);
        Assert.Equal(GLEnum.NoError, _gl.GetError());
    }

    [Fact]
    public void Every_form_of_a_uniform_arrives()
    {
        using var target = new Target(_gl, 1, 1);
        var (array, buffer) = Shaders.Positions(_gl, WholeView);
        const string source = """
            #version 330 core
            uniform float f; uniform int i; uniform uint u; uniform vec2 v; uniform ivec2 w; uniform uvec2 x; uniform ivec4 y; uniform uvec4 z; uniform mat4 m;
            out vec4 pixel;
            void main()
            {
                bool a = f == 0.5 && i == -3 && u == 4u && v == vec2(1, 2);
                bool b = w == ivec2(3, -4) && x == uvec2(5, 6) && y == ivec4(1, -2, 3, -4) && z == uvec4(7, 8, 9, 10);
                bool c = m[0] == vec4(1, 2, 3, 4) && m[3] == vec4(13, 14, 15, 16);
                pixel = vec4(a, b, c, 1);
            }
            """;
        var program = Shaders.Program(_gl, Shaders.Vertex, source);
        var matrix = Enumerable.Range(1, 16).Select(i => (float)i).ToArray();
        int Place(string name) => _gl.GetUniformLocation(program, name);
        _gl.UseProgram(program);

        _gl.Uniform1(Place("f"), 0.5f);
        _gl.Uniform1(Place("i"), -3);
        _gl.Uniform1(Place("u"), 4u);
        _gl.Uniform2(Place("v"), new Vector2(1, 2));
        _gl.Uniform2(Place("w"), 3, -4);
        _gl.Uniform2(Place("x"), 5u, 6u);
        _gl.Uniform4(Place("y"), 1, -2, 3, -4);
        _gl.Uniform4(Place("z"), 7u, 8u, 9u, 10u);
        _gl.UniformMatrix4(Place("m"), false, matrix);
        _gl.DrawArrays(PrimitiveType.TriangleStrip, 0, 4);
        Assert.Equal(0xFFFFFFFF, target.Read()[0]);

        _gl.Uniform1(Place("f"), [0f]);
        _gl.Uniform2(Place("w"), [0, 0]);
        _gl.UniformMatrix4(Place("m"), true, matrix);
        _gl.DrawArrays(PrimitiveType.TriangleStrip, 0, 4);
        Assert.Equal(0xFF000000, target.Read()[0]);

        float half = 0.5f;
        int[] pair = [3, -4];
        _gl.Uniform1(Place("f"), 1, in half);
        _gl.Uniform2(Place("w"), 1, in pair[0]);
        _gl.UniformMatrix4(Place("m"), 1, false, in matrix[0]);
        _gl.DrawArrays(PrimitiveType.TriangleStrip, 0, 4);
        Assert.Equal(0xFFFFFFFF, target.Read()[0]);
        Assert.Equal(GLEnum.NoError, _gl.GetError());
        _gl.DeleteBuffer(buffer);
        _gl.DeleteVertexArray(array);
    }

    [Fact]
    public void A_texture_is_drawn_as_it_was_given()
    {
        using var target = new Target(_gl, 2, 2);
        var program = Shaders.Program(_gl, Shaders.Vertex, Shaders.Textured);
        var (array, buffer) = Shaders.Positions(_gl, WholeView);
        var texture = _gl.GenTexture();
        _gl.ActiveTexture(TextureUnit.Texture1);
        _gl.BindTexture(TextureTarget.Texture2D, texture);
        _gl.TexParameter(TextureTarget.Texture2D, TextureParameterName.TextureMinFilter, (int)TextureMinFilter.Nearest);
        _gl.TexParameter(TextureTarget.Texture2D, TextureParameterName.TextureMagFilter, (int)TextureMagFilter.Nearest);
        _gl.TexParameter(TextureTarget.Texture2D, TextureParameterName.TextureWrapS, (int)TextureWrapMode.ClampToEdge);
        _gl.PixelStore(PixelStoreParameter.UnpackAlignment, 1);
        ReadOnlySpan<byte> bgr = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12];
        _gl.TexImage2D(TextureTarget.Texture2D, 0, InternalFormat.Rgb8, 2, 2, 0, PixelFormat.Bgr, PixelType.UnsignedByte, bgr);
        _gl.UseProgram(program);
        _gl.Uniform1(_gl.GetUniformLocation(program, "picture"), 1);
        _gl.DrawArrays(PrimitiveType.TriangleStrip, 0, 4);
        Assert.Equal([0xFF010203u, 0xFF040506u, 0xFF070809u, 0xFF0A0B0Cu], target.Read());

        _gl.TexSubImage2D(TextureTarget.Texture2D, 0, 1, 1, 1, 1, PixelFormat.Bgr, PixelType.UnsignedByte, (ReadOnlySpan<byte>)[90, 80, 70]);
        ReadOnlySpan<ushort> indices = [0, 1, 2, 2, 1, 3];
        var elements = _gl.GenBuffer();
        _gl.BindBuffer(BufferTargetARB.ElementArrayBuffer, elements);
        _gl.BufferData(BufferTargetARB.ElementArrayBuffer, (nuint)(indices.Length * sizeof(ushort)), indices, BufferUsageARB.StaticDraw);
        _gl.DrawElements(PrimitiveType.Triangles, 6, DrawElementsType.UnsignedShort, (void*)0);
        Assert.Equal([0xFF010203u, 0xFF040506u, 0xFF070809u, 0xFF5A5046u], target.Read());

        _gl.GenerateMipmap(TextureTarget.Texture2D);
        Assert.Equal(GLEnum.NoError, _gl.GetError());
        _gl.DeleteTexture(texture);
        _gl.DeleteBuffer(elements);
        _gl.DeleteBuffer(buffer);
        _gl.DeleteVertexArray(array);
    }

    [Fact]
    public void A_buffer_takes_pixels_in_and_out()
    {
        var buffer = _gl.GenBuffer();
        _gl.BindBuffer(BufferTargetARB.PixelPackBuffer, buffer);
        _gl.BufferData(BufferTargetARB.PixelPackBuffer, Size * Size * 4, (void*)0, BufferUsageARB.StreamRead);
        using (new Target(_gl, Size, Size))
        {
            _gl.ClearColor(1, 1, 0, 1);
            _gl.Clear(ClearBufferMask.ColorBufferBit);
            _gl.ReadPixels(0, 0, Size, Size, PixelFormat.Rgba, PixelType.UnsignedByte, (void*)0);
        }

        _gl.BufferSubData(BufferTargetARB.PixelPackBuffer, 4, (ReadOnlySpan<uint>)[0x01020304]);
        var mapped = _gl.MapBufferRange(BufferTargetARB.PixelPackBuffer, 0, Size * Size * 4, MapBufferAccessMask.ReadBit);
        Assert.False(mapped is null);
        var pixels = new ReadOnlySpan<uint>(mapped, Size * Size).ToArray();
        Assert.True(_gl.UnmapBuffer(BufferTargetARB.PixelPackBuffer));
        Assert.Equal(0xFF00FFFF, pixels[0]);
        Assert.Equal(0x01020304u, pixels[1]);
        Assert.All(pixels[2..], pixel => Assert.Equal(0xFF00FFFF, pixel));
        _gl.DeleteBuffer(buffer);
        Assert.Equal(0, _gl.GetInteger(GetPName.PixelPackBufferBinding));
    }

    [Fact]
    public void A_blit_scales()
    {
        using var small = new Target(_gl, 2, 2);
        _gl.ClearColor(0, 0, 1, 1);
        _gl.Clear(ClearBufferMask.ColorBufferBit);
        using var large = new Target(_gl, Size, Size);
        _gl.BindFramebuffer(FramebufferTarget.ReadFramebuffer, small.Framebuffer);
        _gl.BlitFramebuffer(0, 0, 2, 2, 0, 0, Size, Size, ClearBufferMask.ColorBufferBit, BlitFramebufferFilter.Nearest);
        _gl.BindFramebuffer(FramebufferTarget.Framebuffer, large.Framebuffer);
        Assert.All(large.Read(), pixel => Assert.Equal(0xFFFF0000, pixel));
    }

    [Fact]
    public void Blending_mixes()
    {
        using var target = new Target(_gl, 1, 1);
        var program = Shaders.Program(_gl, Shaders.Vertex, Shaders.OneColour);
        var (array, buffer) = Shaders.Positions(_gl, WholeView);
        _gl.ClearColor(0, 0, 0, 1);
        _gl.Clear(ClearBufferMask.ColorBufferBit);
        _gl.Enable(EnableCap.Blend);
        _gl.BlendFunc(BlendingFactor.SrcAlpha, BlendingFactor.OneMinusSrcAlpha);
        _gl.UseProgram(program);
        _gl.Uniform4(_gl.GetUniformLocation(program, "colour"), 1f, 1f, 1f, 0.2f);
        _gl.DrawArrays(PrimitiveType.TriangleStrip, 0, 4);
        Assert.Equal(51u, target.Read()[0] & 0xFF);
        _gl.DeleteBuffer(buffer);
        _gl.DeleteVertexArray(array);
    }

    [Fact]
    public void The_compiler_says_what_is_wrong()
    {
        var shader = _gl.CreateShader(ShaderType.FragmentShader);
        _gl.ShaderSource(shader, "#version 330 core\nvoid main() { undeclared = 1; }");
        _gl.CompileShader(shader);
        Assert.Equal(0, _gl.GetShader(shader, ShaderParameterName.CompileStatus));
        Assert.Contains("undeclared", _gl.GetShaderInfoLog(shader), StringComparison.Ordinal);
        _gl.GetShaderInfoLog(shader, out string log);
        Assert.Equal(_gl.GetShaderInfoLog(shader), log);
        _gl.DeleteShader(shader);
    }

    [Fact]
    public void The_linker_says_what_is_wrong()
    {
        var shader = _gl.CreateShader(ShaderType.VertexShader);
        _gl.ShaderSource(shader, "#version 330 core\nvec4 elsewhere();\nvoid main() { gl_Position = elsewhere(); }");
        _gl.CompileShader(shader);
        var program = _gl.CreateProgram();
        _gl.AttachShader(program, shader);
        _gl.LinkProgram(program);
        Assert.Equal(0, _gl.GetProgram(program, ProgramPropertyARB.LinkStatus));
        Assert.Contains("elsewhere", _gl.GetProgramInfoLog(program), StringComparison.Ordinal);
        _gl.DetachShader(program, shader);
        _gl.DeleteShader(shader);
        _gl.DeleteProgram(program);
    }

    [Fact]
    public void A_shader_in_parts_and_one_without_a_log_compile()
    {
        var shader = _gl.CreateShader(ShaderType.FragmentShader);
        string[] parts = ["#version 330 core\n", "out vec4 pixel;\n// Ünïcode\n", "void main() { pixel = vec4(1); }"];
        _gl.ShaderSource(shader, 3, parts, null);
        _gl.CompileShader(shader);
        Assert.Equal(1, _gl.GetShader(shader, ShaderParameterName.CompileStatus));
        Assert.Empty(_gl.GetShaderInfoLog(shader));

        _gl.ShaderSource(shader, "#version 330 core\nout vec4 pixel;\nvoid main() { pixel = vec4(1); }");
        _gl.CompileShader(shader);
        Assert.Equal(1, _gl.GetShader(shader, ShaderParameterName.CompileStatus));
        _gl.DeleteShader(shader);
    }

    [Fact]
    public void A_shader_with_letters_beyond_ASCII_is_not_cut_short()
    {
        // The official library gives the count of UTF-16 units as the length of the UTF-8 text, so that the end is missing.
        Engine.RequireOwn();
        var shader = _gl.CreateShader(ShaderType.FragmentShader);
        _gl.ShaderSource(shader, "#version 330 core\n// Ünïcode\nout vec4 pixel;\nvoid main() { pixel = vec4(1); }");
        _gl.CompileShader(shader);
        Assert.Equal(1, _gl.GetShader(shader, ShaderParameterName.CompileStatus));
        _gl.DeleteShader(shader);
    }

    [Fact]
    public void Viewport_takes_every_form()
    {
        int[] Viewport()
        {
            var four = new int[4];
            fixed (int* first = four) _gl.GetInteger(GetPName.Viewport, first);
            return four;
        }

        _gl.Viewport(1, 2, 3, 4);
        Assert.Equal([1, 2, 3, 4], Viewport());
        _gl.Viewport(new Size(5, 6));
        Assert.Equal([0, 0, 5, 6], Viewport());
        _gl.Viewport(new Point(1, 2), new Size(5, 6));
        Assert.Equal([1, 2, 5, 6], Viewport());
        _gl.Viewport(new Rectangle(3, 4, 7, 8));
        Assert.Equal([3, 4, 7, 8], Viewport());
        _gl.Viewport(new Vector2D<int>(9, 10));
        Assert.Equal([0, 0, 9, 10], Viewport());
        _gl.Viewport(new Vector2D<int>(1, 2), new Vector2D<int>(3, 4));
        Assert.Equal([1, 2, 3, 4], Viewport());
        _gl.Viewport(new Rectangle<int>(new Vector2D<int>(5, 6), new Vector2D<int>(7, 8)));
        Assert.Equal([5, 6, 7, 8], Viewport());
    }

    [Fact]
    public void Errors_are_reported()
    {
        _gl.BindBuffer((BufferTargetARB)1, 0);
        Assert.Equal(GLEnum.InvalidEnum, _gl.GetError());
        Assert.Equal(GLEnum.NoError, _gl.GetError());
        using var target = new Target(_gl, 1, 1);
        _gl.FramebufferTexture2D(FramebufferTarget.Framebuffer, FramebufferAttachment.ColorAttachment0, TextureTarget.Texture2D, 0, 0);
        Assert.Equal(GLEnum.FramebufferIncompleteMissingAttachment, _gl.CheckFramebufferStatus(FramebufferTarget.Framebuffer));
    }

    [Fact]
    public void A_function_the_context_lacks_throws_when_called()
    {
        using var gl = GL.GetApi(_ => 0);
        Assert.Contains("glFlush", Assert.Throws<SymbolLoadingException>(gl.Flush).Message, StringComparison.Ordinal);
    }

    /// <summary>A framebuffer with one texture, bound and as large as the viewport.</summary>
    private sealed class Target : IDisposable
    {
        private readonly GL _gl;
        private readonly int _width;
        private readonly int _height;
        private readonly uint _texture;

        public Target(GL gl, int width, int height)
        {
            _gl = gl;
            (_width, _height) = (width, height);
            _texture = gl.GenTexture();
            gl.BindTexture(TextureTarget.Texture2D, _texture);
            gl.TexImage2D(TextureTarget.Texture2D, 0, InternalFormat.Rgba8, (uint)width, (uint)height, 0, PixelFormat.Rgba, PixelType.UnsignedByte, null);
            Framebuffer = gl.GenFramebuffer();
            gl.BindFramebuffer(FramebufferTarget.Framebuffer, Framebuffer);
            gl.FramebufferTexture2D(FramebufferTarget.Framebuffer, FramebufferAttachment.ColorAttachment0, TextureTarget.Texture2D, _texture, 0);
            Assert.Equal(GLEnum.FramebufferComplete, gl.CheckFramebufferStatus(FramebufferTarget.Framebuffer));
            gl.Viewport(0, 0, (uint)width, (uint)height);
        }

        public uint Framebuffer { get; }

        /// <summary>The pixels from the bottom row on, 0xAABBGGRR.</summary>
        public uint[] Read()
        {
            var pixels = new uint[_width * _height];
            _gl.ReadPixels(0, 0, (uint)_width, (uint)_height, PixelFormat.Rgba, PixelType.UnsignedByte, pixels.AsSpan());
            return pixels;
        }

        public void Dispose()
        {
            _gl.DeleteFramebuffer(Framebuffer);
            _gl.DeleteTexture(_texture);
        }
    }
}
