using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using OpenCvSharp.Internal;

namespace OpenCvSharp;

/// <summary>4 values of type int, such as the channels of a pixel.</summary>
[StructLayout(LayoutKind.Sequential)]
public struct Vec4i : IVec<Vec4i, int>, IEquatable<Vec4i>
{
    public int Item0;
    public int Item1;
    public int Item2;
    public int Item3;

    public Vec4i(int item0, int item1, int item2, int item3) => (Item0, Item1, Item2, Item3) = (item0, item1, item2, item3);

    public readonly void Deconstruct(out int item0, out int item1, out int item2, out int item3) => (item0, item1, item2, item3) = (Item0, Item1, Item2, Item3);

    public readonly Vec4i Add(Vec4i other) => new(Item0 + other.Item0, Item1 + other.Item1, Item2 + other.Item2, Item3 + other.Item3);

    public readonly Vec4i Subtract(Vec4i other) => new(Item0 - other.Item0, Item1 - other.Item1, Item2 - other.Item2, Item3 - other.Item3);

    public readonly Vec4i Multiply(double alpha) => new(SaturateCast.ToInt32(Item0 * alpha), SaturateCast.ToInt32(Item1 * alpha), SaturateCast.ToInt32(Item2 * alpha), SaturateCast.ToInt32(Item3 * alpha));

    public readonly Vec4i Divide(double alpha) => new(SaturateCast.ToInt32(Item0 / alpha), SaturateCast.ToInt32(Item1 / alpha), SaturateCast.ToInt32(Item2 / alpha), SaturateCast.ToInt32(Item3 / alpha));

    public static Vec4i operator +(Vec4i a, Vec4i b) => a.Add(b);

    public static Vec4i operator -(Vec4i a, Vec4i b) => a.Subtract(b);

    public static Vec4i operator *(Vec4i a, double alpha) => a.Multiply(alpha);

    public static Vec4i operator /(Vec4i a, double alpha) => a.Divide(alpha);

    public static bool operator ==(Vec4i a, Vec4i b) => a.Equals(b);

    public static bool operator !=(Vec4i a, Vec4i b) => !a.Equals(b);

    public int this[int i]
    {
        readonly get => (uint)i < 4 ? Unsafe.Add(ref Unsafe.AsRef(in Item0), i) : throw new ArgumentOutOfRangeException(nameof(i));
        set
        {
            if ((uint)i >= 4) throw new ArgumentOutOfRangeException(nameof(i));
            Unsafe.Add(ref Item0, i) = value;
        }
    }

    public Span<int> AsSpan() => MemoryMarshal.CreateSpan(ref Item0, 4);

    public readonly bool Equals(Vec4i other) => Item0 == other.Item0 && Item1 == other.Item1 && Item2 == other.Item2 && Item3 == other.Item3;

    public override readonly bool Equals(object? obj) => obj is Vec4i other && Equals(other);

    public override readonly int GetHashCode() => HashCode.Combine(Item0, Item1, Item2, Item3);

    public override readonly string ToString() => $"Vec4i ({Item0}, {Item1}, {Item2}, {Item3})";
}
