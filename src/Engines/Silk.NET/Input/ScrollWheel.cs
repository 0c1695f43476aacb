using System.Globalization;

namespace Silk.NET.Input;

/// <summary>A turn of the wheel, in steps to the right and up.</summary>
public struct ScrollWheel : IEquatable<ScrollWheel>
{
    public ScrollWheel(float x, float y)
    {
        X = x;
        Y = y;
    }

    public float X { get; }
    public float Y { get; }

    public static bool operator ==(ScrollWheel left, ScrollWheel right) => left.X == right.X && left.Y == right.Y;
    public static bool operator !=(ScrollWheel left, ScrollWheel right) => !(left == right);

    /// <inheritdoc/>
    public readonly bool Equals(ScrollWheel other) => this == other;

    /// <inheritdoc/>
    public override readonly bool Equals(object? obj) => obj is ScrollWheel other && Equals(other);

    /// <inheritdoc/>
    public override readonly int GetHashCode() => HashCode.Combine(X, Y);

    /// <inheritdoc/>
    public override readonly string ToString() => ToString("G", CultureInfo.CurrentCulture);

    public readonly string ToString(string? format) => ToString(format, CultureInfo.CurrentCulture);

    public readonly string ToString(string? format, IFormatProvider? formatProvider)
        => $"<{X.ToString(format, formatProvider)}{NumberFormatInfo.GetInstance(formatProvider).NumberGroupSeparator} {Y.ToString(format, formatProvider)}>";
}
