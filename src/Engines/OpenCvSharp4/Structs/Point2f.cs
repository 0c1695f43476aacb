using System.Runtime.InteropServices;

namespace OpenCvSharp;

/// <summary>A 2D point of float coordinates.</summary>
[Serializable]
[StructLayout(LayoutKind.Sequential)]
public record struct Point2f(float X, float Y)
{
    public float X = X;
    public float Y = Y;

    public readonly Point ToPoint() => new((int)X, (int)Y);

    public static Point2f FromPoint(Point point) => new(point.X, point.Y);

    public static explicit operator Point(Point2f self) => self.ToPoint();

    public static implicit operator Point2f(Point point) => FromPoint(point);

    public readonly Vec2f ToVec2f() => new(X, Y);

    public static Point2f FromVec2f(Vec2f vec) => new(vec.Item0, vec.Item1);

    public static implicit operator Vec2f(Point2f point) => point.ToVec2f();

    public static implicit operator Point2f(Vec2f vec) => FromVec2f(vec);

    public readonly Point2f Plus() => this;

    public readonly Point2f Negate() => new(-X, -Y);

    public readonly Point2f Add(Point2f p) => new(X + p.X, Y + p.Y);

    public readonly Point2f Subtract(Point2f p) => new(X - p.X, Y - p.Y);

    public readonly Point2f Multiply(double scale) => new((float)(X * scale), (float)(Y * scale));

    public static Point2f operator +(Point2f pt) => pt;

    public static Point2f operator -(Point2f pt) => pt.Negate();

    public static Point2f operator +(Point2f p1, Point2f p2) => p1.Add(p2);

    public static Point2f operator -(Point2f p1, Point2f p2) => p1.Subtract(p2);

    public static Point2f operator *(Point2f pt, double scale) => pt.Multiply(scale);

    public static double Distance(Point2f p1, Point2f p2)
    {
        double dx = p2.X - p1.X, dy = p2.Y - p1.Y;
        return Math.Sqrt(dx * dx + dy * dy);
    }

    public readonly double DistanceTo(Point2f p) => Distance(this, p);

    public static double DotProduct(Point2f p1, Point2f p2) => p1.X * p2.X + p1.Y * p2.Y;

    public readonly double DotProduct(Point2f p) => DotProduct(this, p);

    public static double CrossProduct(Point2f p1, Point2f p2) => p1.X * p2.Y - p2.X * p1.Y;

    public readonly double CrossProduct(Point2f p) => CrossProduct(this, p);
}
