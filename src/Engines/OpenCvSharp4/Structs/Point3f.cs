using System.Runtime.InteropServices;

namespace OpenCvSharp;

/// <summary>A 3D point of float coordinates.</summary>
[Serializable]
[StructLayout(LayoutKind.Sequential)]
public record struct Point3f(float X, float Y, float Z)
{
    public float X = X;
    public float Y = Y;
    public float Z = Z;

    public readonly Point3i ToPoint3i() => new((int)X, (int)Y, (int)Z);

    public static Point3f FromPoint3i(Point3i point) => new(point.X, point.Y, point.Z);

    public static explicit operator Point3i(Point3f self) => self.ToPoint3i();

    public static implicit operator Point3f(Point3i point) => FromPoint3i(point);

    public readonly Vec3f ToVec3f() => new(X, Y, Z);

    public static Point3f FromVec3f(Vec3f vec) => new(vec.Item0, vec.Item1, vec.Item2);

    public static implicit operator Vec3f(Point3f self) => self.ToVec3f();

    public static implicit operator Point3f(Vec3f vec) => FromVec3f(vec);

    public readonly Point3f Plus() => this;

    public readonly Point3f Negate() => new(-X, -Y, -Z);

    public readonly Point3f Add(Point3f p) => new(X + p.X, Y + p.Y, Z + p.Z);

    public readonly Point3f Subtract(Point3f p) => new(X - p.X, Y - p.Y, Z - p.Z);

    public readonly Point3f Multiply(double scale) => new((float)(X * scale), (float)(Y * scale), (float)(Z * scale));

    public static Point3f operator +(Point3f pt) => pt;

    public static Point3f operator -(Point3f pt) => pt.Negate();

    public static Point3f operator +(Point3f p1, Point3f p2) => p1.Add(p2);

    public static Point3f operator -(Point3f p1, Point3f p2) => p1.Subtract(p2);

    public static Point3f operator *(Point3f pt, double scale) => pt.Multiply(scale);
}
