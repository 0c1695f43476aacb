using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using OpenCvSharp.Internal;

namespace OpenCvSharp;

/// <summary>2 values of type int, such as the channels of a pixel.</summary>
[StructLayout(LayoutKind.Sequential)]
public struct Vec2i : IVec<Vec2i, int>, IEquatable<Vec2i>
{
    public int Item0;
    public int Item1;

    public Vec2i(int item0, int item1) => (Item0, Item1) = (item0, item1);

    public readonly void Deconstruct(out int item0, out int item1) => (item0, item1) = (Item0, Item1);

    public readonly Vec2i Add(Vec2i other) => new(Item0 + other.Item0, Item1 + other.Item1);

    public readonly Vec2i Subtract(Vec2i other) => new(Item0 - other.Item0, Item1 - other.Item1);

    public readonly Vec2i Multiply(double alpha) => new(SaturateCast.ToInt32(Item0 * alpha), SaturateCast.ToInt32(Item1 * alpha));

    public readonly Vec2i Divide(double alpha) => new(SaturateCast.ToInt32(Item0 / alpha), SaturateCast.ToInt32(Item1 / alpha));

    public static Vec2i operator +(Vec2i a, Vec2i b) => a.Add(b);

    public static Vec2i operator -(Vec2i a, Vec2i b) => a.Subtract(b);

    public static Vec2i operator *(Vec2i a, double alpha) => a.Multiply(alpha);

    public static Vec2i operator /(Vec2i a, double alpha) => a.Divide(alpha);

    public static bool operator ==(Vec2i a, Vec2i b) => a.Equals(b);

    public static bool operator !=(Vec2i a, Vec2i b) => !a.Equals(b);

    public int this[int i]
    {
        readonly get => (uint)i < 2 ? Unsafe.Add(ref Unsafe.AsRef(in Item0), i) : throw new ArgumentOutOfRangeException(nameof(i));
        set
        {
            if ((uint)i >= 2) throw new ArgumentOutOfRangeException(nameof(i));
            Unsafe.Add(ref Item0, i) = value;
        }
    }

    public Span<int> AsSpan() => MemoryMarshal.CreateSpan(ref Item0, 2);

    public readonly bool Equals(Vec2i other) => Item0 == other.Item0 && Item1 == other.Item1;

    public override readonly bool Equals(object? obj) => obj is Vec2i other && Equals(other);

    public override readonly int GetHashCode() => HashCode.Combine(Item0, Item1);

    public override readonly string ToString() => $"Vec2i ({Item0}, {Item1})";
}
