using System.Drawing;
using System.Numerics;
using AefVideo.Preview.Graphics;
using Silk.NET.OpenGL;

namespace AefVideo.Preview.Interface;

/// <summary>Collects the boxes, lines and letters of a frame, and draws them in one call, in the order they were given. Sizes and places are in pixels of the window.</summary>
internal sealed unsafe class UiPainter : IDisposable
{
    private const int CornersPerShape = 4;
    private const int IndicesPerShape = 6;

    // A screen full of text has about 2,000 letters.
    private const int MostShapes = 8192;

    // Beyond the edge, for smoothing.
    private const float Margin = 1;

    private readonly GlDevice _device;
    private readonly GlyphAtlas _atlas;
    private readonly UiVertex[] _vertices = new UiVertex[MostShapes * CornersPerShape];
    private readonly uint _array;
    private readonly uint _vertexBuffer;
    private readonly uint _indexBuffer;
    private int _shapes;

    public UiPainter(GlDevice device, GlyphAtlas atlas)
    {
        _device = device;
        _atlas = atlas;
        var gl = device.Gl;
        _array = device.NewVertexArray();
        _vertexBuffer = device.NewBuffer();
        _indexBuffer = device.NewBuffer();
        gl.BindVertexArray(_array);
        gl.BindBuffer(BufferTargetARB.ArrayBuffer, _vertexBuffer);
        gl.BufferData(BufferTargetARB.ArrayBuffer, (nuint)(_vertices.Length * UiVertex.Size), null, BufferUsageARB.StreamDraw);
        Attribute(0, 2, VertexAttribPointerType.Float, false, 0);
        Attribute(1, 2, VertexAttribPointerType.Float, false, UiVertex.LocalOffset);
        Attribute(2, 4, VertexAttribPointerType.Float, false, UiVertex.ShapeOffset);
        Attribute(3, 3, VertexAttribPointerType.Float, false, UiVertex.LetterOffset);
        Attribute(4, 4, VertexAttribPointerType.UnsignedByte, true, UiVertex.TintOffset);
        var indices = new ushort[MostShapes * IndicesPerShape];
        ReadOnlySpan<int> pattern = [0, 1, 2, 2, 1, 3];
        for (var i = 0; i < indices.Length; i++) indices[i] = (ushort)(i / IndicesPerShape * CornersPerShape + pattern[i % IndicesPerShape]);
        gl.BindBuffer(BufferTargetARB.ElementArrayBuffer, _indexBuffer);
        gl.BufferData<ushort>(BufferTargetARB.ElementArrayBuffer, indices, BufferUsageARB.StaticDraw);
        gl.BindVertexArray(0);
    }

    /// <summary>Pixels to a unit of the interface.</summary>
    public float Scale { get; set; } = 1;

    /// <summary>The letters.</summary>
    public GlyphAtlas Atlas => _atlas;

    /// <summary>Shapes that wait to be drawn.</summary>
    public int Shapes => _shapes;

    /// <summary>A box with round corners.</summary>
    public void Box(RectangleF place, float radius, Tint tint) => Shape(Centre(place), new(place.Width / 2, place.Height / 2), Vector2.UnitX, radius, 0, tint);

    /// <summary>The edge of a box, inside of it.</summary>
    public void Frame(RectangleF place, float radius, float stroke, Tint tint) => Shape(Centre(place), new(place.Width / 2, place.Height / 2), Vector2.UnitX, radius, stroke, tint);

    /// <summary>A line with round ends.</summary>
    public void Line(Vector2 from, Vector2 to, float width, Tint tint)
    {
        var along = to - from;
        var length = along.Length();
        if (length < 1e-3f) return;
        Shape((from + to) / 2, new((length + width) / 2, width / 2), along / length, width / 2, 0, tint);
    }

    /// <summary>A disc.</summary>
    public void Disc(Vector2 centre, float radius, Tint tint) => Shape(centre, new(radius), Vector2.UnitX, radius, 0, tint);

    /// <summary>A ring.</summary>
    public void Ring(Vector2 centre, float radius, float stroke, Tint tint) => Shape(centre, new(radius), Vector2.UnitX, radius, stroke, tint);

    /// <summary>The size of letters for a wanted one in units of the interface.</summary>
    public int Letters(float size) => _atlas.Nearest(size * Scale);

    /// <summary>How wide a text is, in pixels.</summary>
    public int Measure(ReadOnlySpan<char> text, float size, FontWeight weight = FontWeight.Regular) => _atlas.Measure(text, Letters(size), weight);

    /// <summary>A line of text.</summary>
    /// <param name="text">Letters that the atlas lacks become question marks.</param>
    /// <param name="left">Where it begins.</param>
    /// <param name="middle">The height in the middle of its capitals.</param>
    /// <param name="size">In units of the interface.</param>
    /// <param name="tint">Its colour.</param>
    /// <param name="weight">How heavy.</param>
    /// <returns>Where it ends.</returns>
    public float Text(ReadOnlySpan<char> text, float left, float middle, float size, Tint tint, FontWeight weight = FontWeight.Regular)
    {
        // Roboto's capitals are 0.711 em high.
        const float CapitalHeight = 0.711f;
        var letters = Letters(size);
        var line = MathF.Round(middle + CapitalHeight * letters / 2);
        var pen = MathF.Round(left);
        foreach (var letter in text)
        {
            var glyph = _atlas[letters, weight, letter];
            if (glyph.Width > 0) Letter(glyph, pen + glyph.Left, line - glyph.Top, tint);
            pen += glyph.Advance;
        }
        return pen;
    }

    /// <summary>A line of text that ends at a place.</summary>
    public void TextBefore(ReadOnlySpan<char> text, float right, float middle, float size, Tint tint, FontWeight weight = FontWeight.Regular)
        => Text(text, right - Measure(text, size, weight), middle, size, tint, weight);

    /// <summary>A line of text in the middle of a width.</summary>
    public void TextAround(ReadOnlySpan<char> text, float centre, float middle, float size, Tint tint, FontWeight weight = FontWeight.Regular)
        => Text(text, centre - Measure(text, size, weight) / 2f, middle, size, tint, weight);

    /// <summary>Draws what was collected, over what is there.</summary>
    public void Draw(ShaderProgram program, Vector2 targetSize)
    {
        if (_shapes == 0) return;
        var gl = _device.Gl;
        gl.Enable(EnableCap.Blend);
        gl.BlendFunc(BlendingFactor.SrcAlpha, BlendingFactor.OneMinusSrcAlpha);
        program.Use();
        program.Set("targetSize", targetSize);
        program.Set("upwards", -1f);
        program.Set("atlas", 0, _atlas.Texture);
        program.Set("atlasSize", new Vector2(_atlas.Texture.Width, _atlas.Texture.Height));
        gl.BindVertexArray(_array);
        gl.BindBuffer(BufferTargetARB.ArrayBuffer, _vertexBuffer);
        // New memory, so that the driver need not finish drawing from the old.
        gl.BufferData<UiVertex>(BufferTargetARB.ArrayBuffer, _vertices.AsSpan(0, _shapes * CornersPerShape), BufferUsageARB.StreamDraw);
        gl.DrawElements(PrimitiveType.Triangles, (uint)(_shapes * IndicesPerShape), DrawElementsType.UnsignedShort, null);
        gl.BindVertexArray(0);
        gl.Disable(EnableCap.Blend);
        _shapes = 0;
    }

    public void Dispose()
    {
        _device.DeleteVertexArray(_array);
        _device.DeleteBuffer(_vertexBuffer);
        _device.DeleteBuffer(_indexBuffer);
    }

    private static Vector2 Centre(RectangleF place) => new(place.X + place.Width / 2, place.Y + place.Height / 2);

    private void Attribute(uint index, int size, VertexAttribPointerType type, bool normalized, nint offset)
    {
        _device.Gl.EnableVertexAttribArray(index);
        _device.Gl.VertexAttribPointer(index, size, type, normalized, UiVertex.Size, offset);
    }

    private void Shape(Vector2 centre, Vector2 half, Vector2 along, float radius, float stroke, Tint tint)
    {
        if (_shapes == MostShapes) return;
        radius = MathF.Min(radius, MathF.Min(half.X, half.Y));
        var across = new Vector2(-along.Y, along.X);
        var reach = half + new Vector2(Margin);
        var shape = new Vector4(half, radius, stroke);
        var first = _shapes++ * CornersPerShape;
        for (var i = 0; i < CornersPerShape; i++)
        {
            var local = new Vector2(i % 2 == 0 ? -reach.X : reach.X, i < 2 ? -reach.Y : reach.Y);
            _vertices[first + i] = new() { Place = centre + local.X * along + local.Y * across, Local = local, Shape = shape, Tint = tint.Value };
        }
    }

    private void Letter(Glyph glyph, float left, float top, Tint tint)
    {
        if (_shapes == MostShapes) return;
        var first = _shapes++ * CornersPerShape;
        for (var i = 0; i < CornersPerShape; i++)
        {
            float x = i % 2 == 0 ? 0 : glyph.Width, y = i < 2 ? 0 : glyph.Height;
            _vertices[first + i] = new() { Place = new(left + x, top + y), Letter = new(glyph.X + x, glyph.Y + y, 1), Tint = tint.Value };
        }
    }
}
