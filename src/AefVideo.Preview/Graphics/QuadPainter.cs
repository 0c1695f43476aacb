using System.Drawing;
using System.Numerics;
using Silk.NET.OpenGL;

namespace AefVideo.Preview.Graphics;

/// <summary>Draws quadrilaterals with programs whose vertex stage is <c>quad.vert</c>.</summary>
internal sealed class QuadPainter : IDisposable
{
    private readonly GlDevice _device;
    private readonly uint _array;

    public QuadPainter(GlDevice device)
    {
        _device = device;
        _array = device.NewVertexArray();
    }

    /// <summary>Draws with the program that is in use.</summary>
    /// <param name="program">In use, with all else set.</param>
    /// <param name="targetSize">Of what is drawn to, in pixels.</param>
    /// <param name="isWindow">Whether the first row is the top of a window, and not row 0 of a picture.</param>
    /// <param name="place">On the target, in pixels.</param>
    /// <param name="topLeft">Of the source.</param>
    /// <param name="topRight">Of the source.</param>
    /// <param name="bottomLeft">Of the source.</param>
    public void Paint(ShaderProgram program, Vector2 targetSize, bool isWindow, RectangleF place, Vector2 topLeft, Vector2 topRight, Vector2 bottomLeft)
    {
        var bottomRight = topRight + bottomLeft - topLeft;
        ReadOnlySpan<Vector4> corners =
        [
            new(place.Left, place.Top, topLeft.X, topLeft.Y), new(place.Right, place.Top, topRight.X, topRight.Y),
            new(place.Left, place.Bottom, bottomLeft.X, bottomLeft.Y), new(place.Right, place.Bottom, bottomRight.X, bottomRight.Y),
        ];
        program.Set("corners", corners);
        program.Set("targetSize", targetSize);
        program.Set("upwards", isWindow ? -1f : 1f);
        _device.Gl.BindVertexArray(_array);
        _device.Gl.DrawArrays(PrimitiveType.TriangleStrip, 0, 4);
    }

    /// <summary>Draws the unit square of the source.</summary>
    public void Paint(ShaderProgram program, Vector2 targetSize, bool isWindow, RectangleF place)
        => Paint(program, targetSize, isWindow, place, Vector2.Zero, Vector2.UnitX, Vector2.UnitY);

    public void Dispose() => _device.DeleteVertexArray(_array);
}
