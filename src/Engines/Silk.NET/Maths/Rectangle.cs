namespace Silk.NET.Maths;

/// <summary>A rectangle by its corner of smallest coordinates and its size.</summary>
public struct Rectangle<T> : IEquatable<Rectangle<T>>
    where T : unmanaged, IFormattable, IEquatable<T>, IComparable<T>
{
    public Vector2D<T> Origin;
    public Vector2D<T> Size;

    public Rectangle(Vector2D<T> origin, Vector2D<T> size)
    {
        Origin = origin;
        Size = size;
    }

    public readonly Vector2D<T> Center => Origin + HalfSize;
    public readonly Vector2D<T> Max => Origin + Size;
    public readonly Vector2D<T> HalfSize => Size / Arithmetic<T>.Instance.FromDouble(2);

    public static bool operator ==(Rectangle<T> value1, Rectangle<T> value2) => value1.Equals(value2);
    public static bool operator !=(Rectangle<T> value1, Rectangle<T> value2) => !value1.Equals(value2);

    /// <summary>True for a point inside or on the edge.</summary>
    public readonly bool Contains(Vector2D<T> point)
    {
        var max = Max;
        return point.X.CompareTo(Origin.X) >= 0 && point.Y.CompareTo(Origin.Y) >= 0 && point.X.CompareTo(max.X) <= 0 && point.Y.CompareTo(max.Y) <= 0;
    }

    /// <inheritdoc/>
    public readonly bool Equals(Rectangle<T> other) => Origin.Equals(other.Origin) && Size.Equals(other.Size);

    /// <inheritdoc/>
    public override readonly bool Equals(object? obj) => obj is Rectangle<T> other && Equals(other);

    /// <inheritdoc/>
    public override readonly int GetHashCode() => HashCode.Combine(Origin, Size);
}
