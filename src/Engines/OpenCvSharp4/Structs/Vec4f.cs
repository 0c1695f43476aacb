using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace OpenCvSharp;

/// <summary>4 values of type float, such as the channels of a pixel.</summary>
[StructLayout(LayoutKind.Sequential)]
public struct Vec4f : IVec<Vec4f, float>, IEquatable<Vec4f>
{
    public float Item0;
    public float Item1;
    public float Item2;
    public float Item3;

    public Vec4f(float item0, float item1, float item2, float item3) => (Item0, Item1, Item2, Item3) = (item0, item1, item2, item3);

    public readonly void Deconstruct(out float item0, out float item1, out float item2, out float item3) => (item0, item1, item2, item3) = (Item0, Item1, Item2, Item3);

    public readonly Vec4f Add(Vec4f other) => new(Item0 + other.Item0, Item1 + other.Item1, Item2 + other.Item2, Item3 + other.Item3);

    public readonly Vec4f Subtract(Vec4f other) => new(Item0 - other.Item0, Item1 - other.Item1, Item2 - other.Item2, Item3 - other.Item3);

    public readonly Vec4f Multiply(double alpha) => new((float)(Item0 * alpha), (float)(Item1 * alpha), (float)(Item2 * alpha), (float)(Item3 * alpha));

    public readonly Vec4f Divide(double alpha) => new((float)(Item0 / alpha), (float)(Item1 / alpha), (float)(Item2 / alpha), (float)(Item3 / alpha));

    public static Vec4f operator +(Vec4f a, Vec4f b) => a.Add(b);

    public static Vec4f operator -(Vec4f a, Vec4f b) => a.Subtract(b);

    public static Vec4f operator *(Vec4f a, double alpha) => a.Multiply(alpha);

    public static Vec4f operator /(Vec4f a, double alpha) => a.Divide(alpha);

    public static bool operator ==(Vec4f a, Vec4f b) => a.Equals(b);

    public static bool operator !=(Vec4f a, Vec4f b) => !a.Equals(b);

    public float this[int i]
    {
        readonly get => (uint)i < 4 ? Unsafe.Add(ref Unsafe.AsRef(in Item0), i) : throw new ArgumentOutOfRangeException(nameof(i));
        set
        {
            if ((uint)i >= 4) throw new ArgumentOutOfRangeException(nameof(i));
            Unsafe.Add(ref Item0, i) = value;
        }
    }

    public Span<float> AsSpan() => MemoryMarshal.CreateSpan(ref Item0, 4);

    public readonly bool Equals(Vec4f other) => Item0.Equals(other.Item0) && Item1.Equals(other.Item1) && Item2.Equals(other.Item2) && Item3.Equals(other.Item3);

    public override readonly bool Equals(object? obj) => obj is Vec4f other && Equals(other);

    public override readonly int GetHashCode() => HashCode.Combine(Item0, Item1, Item2, Item3);

    public override readonly string ToString() => $"Vec4f ({Item0}, {Item1}, {Item2}, {Item3})";
}
