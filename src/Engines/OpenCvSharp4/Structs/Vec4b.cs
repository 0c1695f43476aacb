using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using OpenCvSharp.Internal;

namespace OpenCvSharp;

/// <summary>4 values of type byte, such as the channels of a pixel.</summary>
[StructLayout(LayoutKind.Sequential)]
public struct Vec4b : IVec<Vec4b, byte>, IEquatable<Vec4b>
{
    public byte Item0;
    public byte Item1;
    public byte Item2;
    public byte Item3;

    public Vec4b(byte item0, byte item1, byte item2, byte item3) => (Item0, Item1, Item2, Item3) = (item0, item1, item2, item3);

    public readonly void Deconstruct(out byte item0, out byte item1, out byte item2, out byte item3) => (item0, item1, item2, item3) = (Item0, Item1, Item2, Item3);

    public readonly Vec4b Add(Vec4b other) => new(SaturateCast.ToByte(Item0 + other.Item0), SaturateCast.ToByte(Item1 + other.Item1), SaturateCast.ToByte(Item2 + other.Item2), SaturateCast.ToByte(Item3 + other.Item3));

    public readonly Vec4b Subtract(Vec4b other) => new(SaturateCast.ToByte(Item0 - other.Item0), SaturateCast.ToByte(Item1 - other.Item1), SaturateCast.ToByte(Item2 - other.Item2), SaturateCast.ToByte(Item3 - other.Item3));

    public readonly Vec4b Multiply(double alpha) => new(SaturateCast.ToByte(Item0 * alpha), SaturateCast.ToByte(Item1 * alpha), SaturateCast.ToByte(Item2 * alpha), SaturateCast.ToByte(Item3 * alpha));

    public readonly Vec4b Divide(double alpha) => new(SaturateCast.ToByte(Item0 / alpha), SaturateCast.ToByte(Item1 / alpha), SaturateCast.ToByte(Item2 / alpha), SaturateCast.ToByte(Item3 / alpha));

    public static Vec4b operator +(Vec4b a, Vec4b b) => a.Add(b);

    public static Vec4b operator -(Vec4b a, Vec4b b) => a.Subtract(b);

    public static Vec4b operator *(Vec4b a, double alpha) => a.Multiply(alpha);

    public static Vec4b operator /(Vec4b a, double alpha) => a.Divide(alpha);

    public static bool operator ==(Vec4b a, Vec4b b) => a.Equals(b);

    public static bool operator !=(Vec4b a, Vec4b b) => !a.Equals(b);

    public byte this[int i]
    {
        readonly get => (uint)i < 4 ? Unsafe.Add(ref Unsafe.AsRef(in Item0), i) : throw new ArgumentOutOfRangeException(nameof(i));
        set
        {
            if ((uint)i >= 4) throw new ArgumentOutOfRangeException(nameof(i));
            Unsafe.Add(ref Item0, i) = value;
        }
    }

    public Span<byte> AsSpan() => MemoryMarshal.CreateSpan(ref Item0, 4);

    public readonly bool Equals(Vec4b other) => Item0 == other.Item0 && Item1 == other.Item1 && Item2 == other.Item2 && Item3 == other.Item3;

    public override readonly bool Equals(object? obj) => obj is Vec4b other && Equals(other);

    public override readonly int GetHashCode() => HashCode.Combine(Item0, Item1, Item2, Item3);

    public override readonly string ToString() => $"Vec4b ({Item0}, {Item1}, {Item2}, {Item3})";
}
