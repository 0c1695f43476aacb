using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using OpenCvSharp.Internal;

namespace OpenCvSharp;

/// <summary>2 values of type byte, such as the channels of a pixel.</summary>
[StructLayout(LayoutKind.Sequential)]
public struct Vec2b : IVec<Vec2b, byte>, IEquatable<Vec2b>
{
    public byte Item0;
    public byte Item1;

    public Vec2b(byte item0, byte item1) => (Item0, Item1) = (item0, item1);

    public readonly void Deconstruct(out byte item0, out byte item1) => (item0, item1) = (Item0, Item1);

    public readonly Vec2b Add(Vec2b other) => new(SaturateCast.ToByte(Item0 + other.Item0), SaturateCast.ToByte(Item1 + other.Item1));

    public readonly Vec2b Subtract(Vec2b other) => new(SaturateCast.ToByte(Item0 - other.Item0), SaturateCast.ToByte(Item1 - other.Item1));

    public readonly Vec2b Multiply(double alpha) => new(SaturateCast.ToByte(Item0 * alpha), SaturateCast.ToByte(Item1 * alpha));

    public readonly Vec2b Divide(double alpha) => new(SaturateCast.ToByte(Item0 / alpha), SaturateCast.ToByte(Item1 / alpha));

    public static Vec2b operator +(Vec2b a, Vec2b b) => a.Add(b);

    public static Vec2b operator -(Vec2b a, Vec2b b) => a.Subtract(b);

    public static Vec2b operator *(Vec2b a, double alpha) => a.Multiply(alpha);

    public static Vec2b operator /(Vec2b a, double alpha) => a.Divide(alpha);

    public static bool operator ==(Vec2b a, Vec2b b) => a.Equals(b);

    public static bool operator !=(Vec2b a, Vec2b b) => !a.Equals(b);

    public byte this[int i]
    {
        readonly get => (uint)i < 2 ? Unsafe.Add(ref Unsafe.AsRef(in Item0), i) : throw new ArgumentOutOfRangeException(nameof(i));
        set
        {
            if ((uint)i >= 2) throw new ArgumentOutOfRangeException(nameof(i));
            Unsafe.Add(ref Item0, i) = value;
        }
    }

    public Span<byte> AsSpan() => MemoryMarshal.CreateSpan(ref Item0, 2);

    public readonly bool Equals(Vec2b other) => Item0 == other.Item0 && Item1 == other.Item1;

    public override readonly bool Equals(object? obj) => obj is Vec2b other && Equals(other);

    public override readonly int GetHashCode() => HashCode.Combine(Item0, Item1);

    public override readonly string ToString() => $"Vec2b ({Item0}, {Item1})";
}
