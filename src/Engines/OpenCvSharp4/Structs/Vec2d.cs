using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace OpenCvSharp;

/// <summary>2 values of type double, such as the channels of a pixel.</summary>
[StructLayout(LayoutKind.Sequential)]
public struct Vec2d : IVec<Vec2d, double>, IEquatable<Vec2d>
{
    public double Item0;
    public double Item1;

    public Vec2d(double item0, double item1) => (Item0, Item1) = (item0, item1);

    public readonly void Deconstruct(out double item0, out double item1) => (item0, item1) = (Item0, Item1);

    public readonly Vec2d Add(Vec2d other) => new(Item0 + other.Item0, Item1 + other.Item1);

    public readonly Vec2d Subtract(Vec2d other) => new(Item0 - other.Item0, Item1 - other.Item1);

    public readonly Vec2d Multiply(double alpha) => new(Item0 * alpha, Item1 * alpha);

    public readonly Vec2d Divide(double alpha) => new(Item0 / alpha, Item1 / alpha);

    public static Vec2d operator +(Vec2d a, Vec2d b) => a.Add(b);

    public static Vec2d operator -(Vec2d a, Vec2d b) => a.Subtract(b);

    public static Vec2d operator *(Vec2d a, double alpha) => a.Multiply(alpha);

    public static Vec2d operator /(Vec2d a, double alpha) => a.Divide(alpha);

    public static bool operator ==(Vec2d a, Vec2d b) => a.Equals(b);

    public static bool operator !=(Vec2d a, Vec2d b) => !a.Equals(b);

    public double this[int i]
    {
        readonly get => (uint)i < 2 ? Unsafe.Add(ref Unsafe.AsRef(in Item0), i) : throw new ArgumentOutOfRangeException(nameof(i));
        set
        {
            if ((uint)i >= 2) throw new ArgumentOutOfRangeException(nameof(i));
            Unsafe.Add(ref Item0, i) = value;
        }
    }

    public Span<double> AsSpan() => MemoryMarshal.CreateSpan(ref Item0, 2);

    public readonly bool Equals(Vec2d other) => Item0.Equals(other.Item0) && Item1.Equals(other.Item1);

    public override readonly bool Equals(object? obj) => obj is Vec2d other && Equals(other);

    public override readonly int GetHashCode() => HashCode.Combine(Item0, Item1);

    public override readonly string ToString() => $"Vec2d ({Item0}, {Item1})";
}
