using System.Runtime.InteropServices;

namespace OpenCvSharp;

/// <summary>A 3D point of int coordinates.</summary>
[Serializable]
[StructLayout(LayoutKind.Sequential)]
public record struct Point3i(int X, int Y, int Z)
{
    public int X = X;
    public int Y = Y;
    public int Z = Z;

    public readonly Vec3i ToVec3i() => new(X, Y, Z);

    public static Point3i FromVec3i(Vec3i vec) => new(vec.Item0, vec.Item1, vec.Item2);

    public static implicit operator Vec3i(Point3i point) => point.ToVec3i();

    public static implicit operator Point3i(Vec3i vec) => FromVec3i(vec);

    public readonly Point3i Plus() => this;

    public readonly Point3i Negate() => new(-X, -Y, -Z);

    public readonly Point3i Add(Point3i p) => new(X + p.X, Y + p.Y, Z + p.Z);

    public readonly Point3i Subtract(Point3i p) => new(X - p.X, Y - p.Y, Z - p.Z);

    public readonly Point3i Multiply(double scale) => new((int)(X * scale), (int)(Y * scale), (int)(Z * scale));

    public static Point3i operator +(Point3i pt) => pt;

    public static Point3i operator -(Point3i pt) => pt.Negate();

    public static Point3i operator +(Point3i p1, Point3i p2) => p1.Add(p2);

    public static Point3i operator -(Point3i p1, Point3i p2) => p1.Subtract(p2);

    public static Point3i operator *(Point3i pt, double scale) => pt.Multiply(scale);
}
