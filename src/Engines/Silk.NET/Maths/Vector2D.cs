using System.Globalization;
using System.Numerics;

namespace Silk.NET.Maths;

/// <summary>Two numbers of one type.</summary>
public struct Vector2D<T> : IEquatable<Vector2D<T>>, IFormattable
    where T : unmanaged, IFormattable, IEquatable<T>, IComparable<T>
{
    public T X;
    public T Y;

    /// <summary>Both components are <paramref name="value"/>.</summary>
    public Vector2D(T value) => X = Y = value;

    public Vector2D(T x, T y)
    {
        X = x;
        Y = y;
    }

    public static Vector2D<T> One => new(Sums.One);
    public static Vector2D<T> UnitX => new(Sums.One, default);
    public static Vector2D<T> UnitY => new(default, Sums.One);
    public static Vector2D<T> Zero => default;

    private static Arithmetic<T> Sums => Arithmetic<T>.Instance;

    /// <summary>The Euclidean length, rounded towards zero where T is an integer.</summary>
    public readonly T Length => Sums.Sqrt(LengthSquared);

    public readonly T LengthSquared => Sums.Add(Sums.Multiply(X, X), Sums.Multiply(Y, Y));

    /// <summary>X at 0, Y at 1.</summary>
    /// <exception cref="IndexOutOfRangeException">Any other index, as the official type throws.</exception>
    public readonly T this[int i] => i switch
    {
        0 => X,
        1 => Y,
#pragma warning disable CA2201 // The official type throws this one.
        _ => throw new IndexOutOfRangeException(),
#pragma warning restore CA2201
    };

    public static Vector2D<T> operator +(Vector2D<T> left, Vector2D<T> right) => new(Sums.Add(left.X, right.X), Sums.Add(left.Y, right.Y));
    public static Vector2D<T> operator -(Vector2D<T> left, Vector2D<T> right) => new(Sums.Subtract(left.X, right.X), Sums.Subtract(left.Y, right.Y));
    public static Vector2D<T> operator -(Vector2D<T> value) => Zero - value;
    public static Vector2D<T> operator *(Vector2D<T> left, Vector2D<T> right) => new(Sums.Multiply(left.X, right.X), Sums.Multiply(left.Y, right.Y));
    public static Vector2D<T> operator *(Vector2D<T> left, T right) => new(Sums.Multiply(left.X, right), Sums.Multiply(left.Y, right));
    public static Vector2D<T> operator *(T left, Vector2D<T> right) => right * left;
    public static Vector2D<T> operator /(Vector2D<T> left, Vector2D<T> right) => new(Sums.Divide(left.X, right.X), Sums.Divide(left.Y, right.Y));
    public static Vector2D<T> operator /(Vector2D<T> value1, T value2) => new(Sums.Divide(value1.X, value2), Sums.Divide(value1.Y, value2));
    public static bool operator ==(Vector2D<T> left, Vector2D<T> right) => left.Equals(right);
    public static bool operator !=(Vector2D<T> left, Vector2D<T> right) => !left.Equals(right);

    public static explicit operator Vector2(Vector2D<T> from) => new((float)Sums.ToDouble(from.X), (float)Sums.ToDouble(from.Y));

    /// <inheritdoc/>
    public readonly bool Equals(Vector2D<T> other) => X.Equals(other.X) && Y.Equals(other.Y);

    /// <inheritdoc/>
    public override readonly bool Equals(object? obj) => obj is Vector2D<T> other && Equals(other);

    /// <inheritdoc/>
    public override readonly int GetHashCode() => HashCode.Combine(X, Y);

    /// <inheritdoc/>
    public override readonly string ToString() => ToString("G", CultureInfo.CurrentCulture);

    public readonly string ToString(string? format) => ToString(format, CultureInfo.CurrentCulture);

    /// <inheritdoc/>
    public readonly string ToString(string? format, IFormatProvider? formatProvider)
        => $"<{X.ToString(format, formatProvider)}{NumberFormatInfo.GetInstance(formatProvider).NumberGroupSeparator} {Y.ToString(format, formatProvider)}>";
}
