using System.Runtime.InteropServices;

namespace OpenCvSharp;

/// <summary>A rectangle turned about its centre.</summary>
[StructLayout(LayoutKind.Sequential)]
public record struct RotatedRect
{
    public Point2f Center;
    public Size2f Size;

    /// <summary>Degrees, clockwise in a picture whose y axis points down.</summary>
    public float Angle;

    public RotatedRect(Point2f center, Size2f size, float angle) => (Center, Size, Angle) = (center, size, angle);

    /// <summary>The corners: bottom left, top left, top right, bottom right (before turning).</summary>
    public readonly Point2f[] Points()
    {
        var (sin, cos) = Math.SinCos(Angle * Math.PI / 180);
        float b = (float)cos * 0.5f, a = (float)sin * 0.5f;
        Point2f first = new(Center.X - a * Size.Height - b * Size.Width, Center.Y + b * Size.Height - a * Size.Width);
        Point2f second = new(Center.X + a * Size.Height - b * Size.Width, Center.Y - b * Size.Height - a * Size.Width);
        return [first, second, new(2 * Center.X - first.X, 2 * Center.Y - first.Y), new(2 * Center.X - second.X, 2 * Center.Y - second.Y)];
    }

    /// <summary>The smallest upright rectangle of whole pixels that holds the corners.</summary>
    public readonly Rect BoundingRect()
    {
        var points = Points();
        float left = points[0].X, right = left, top = points[0].Y, bottom = top;
        foreach (var p in points.AsSpan(1))
        {
            left = Math.Min(left, p.X);
            right = Math.Max(right, p.X);
            top = Math.Min(top, p.Y);
            bottom = Math.Max(bottom, p.Y);
        }
        int x = (int)Math.Floor(left), y = (int)Math.Floor(top);
        return new Rect(x, y, (int)Math.Ceiling(right) - x + 1, (int)Math.Ceiling(bottom) - y + 1);
    }
}
