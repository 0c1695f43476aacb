using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using OpenCvSharp.Internal;

namespace OpenCvSharp;

/// <summary>3 values of type byte, such as the channels of a pixel.</summary>
[StructLayout(LayoutKind.Sequential)]
public struct Vec3b : IVec<Vec3b, byte>, IEquatable<Vec3b>
{
    public byte Item0;
    public byte Item1;
    public byte Item2;

    public Vec3b(byte item0, byte item1, byte item2) => (Item0, Item1, Item2) = (item0, item1, item2);

    public readonly void Deconstruct(out byte item0, out byte item1, out byte item2) => (item0, item1, item2) = (Item0, Item1, Item2);

    public readonly Vec3b Add(Vec3b other) => new(SaturateCast.ToByte(Item0 + other.Item0), SaturateCast.ToByte(Item1 + other.Item1), SaturateCast.ToByte(Item2 + other.Item2));

    public readonly Vec3b Subtract(Vec3b other) => new(SaturateCast.ToByte(Item0 - other.Item0), SaturateCast.ToByte(Item1 - other.Item1), SaturateCast.ToByte(Item2 - other.Item2));

    public readonly Vec3b Multiply(double alpha) => new(SaturateCast.ToByte(Item0 * alpha), SaturateCast.ToByte(Item1 * alpha), SaturateCast.ToByte(Item2 * alpha));

    public readonly Vec3b Divide(double alpha) => new(SaturateCast.ToByte(Item0 / alpha), SaturateCast.ToByte(Item1 / alpha), SaturateCast.ToByte(Item2 / alpha));

    public static Vec3b operator +(Vec3b a, Vec3b b) => a.Add(b);

    public static Vec3b operator -(Vec3b a, Vec3b b) => a.Subtract(b);

    public static Vec3b operator *(Vec3b a, double alpha) => a.Multiply(alpha);

    public static Vec3b operator /(Vec3b a, double alpha) => a.Divide(alpha);

    public static bool operator ==(Vec3b a, Vec3b b) => a.Equals(b);

    public static bool operator !=(Vec3b a, Vec3b b) => !a.Equals(b);

    public byte this[int i]
    {
        readonly get => (uint)i < 3 ? Unsafe.Add(ref Unsafe.AsRef(in Item0), i) : throw new ArgumentOutOfRangeException(nameof(i));
        set
        {
            if ((uint)i >= 3) throw new ArgumentOutOfRangeException(nameof(i));
            Unsafe.Add(ref Item0, i) = value;
        }
    }

    public Span<byte> AsSpan() => MemoryMarshal.CreateSpan(ref Item0, 3);

    public readonly bool Equals(Vec3b other) => Item0 == other.Item0 && Item1 == other.Item1 && Item2 == other.Item2;

    public override readonly bool Equals(object? obj) => obj is Vec3b other && Equals(other);

    public override readonly int GetHashCode() => HashCode.Combine(Item0, Item1, Item2);

    public override readonly string ToString() => $"Vec3b ({Item0}, {Item1}, {Item2})";
}
