using System.Globalization;

namespace Silk.NET.Input;

/// <summary>A turn of the wheel, in steps to the right and up.</summary>
public readonly struct ScrollWheel : IEquatable<ScrollWheel>, IFormattable
{
    public ScrollWheel(float x, float y)
    {
        X = x;
        Y = y;
    }

    public float X { get; }
    public float Y { get; }

    public static bool operator ==(ScrollWheel left, ScrollWheel right) => left.Equals(right);
    public static bool operator !=(ScrollWheel left, ScrollWheel right) => !left.Equals(right);

    /// <inheritdoc/>
    public bool Equals(ScrollWheel other) => X.Equals(other.X) && Y.Equals(other.Y);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is ScrollWheel other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(X, Y);

    /// <inheritdoc/>
    public override string ToString() => ToString("G", CultureInfo.CurrentCulture);

    public string ToString(string? format) => ToString(format, CultureInfo.CurrentCulture);

    /// <inheritdoc/>
    public string ToString(string? format, IFormatProvider? formatProvider)
        => $"<{X.ToString(format, formatProvider)}{NumberFormatInfo.GetInstance(formatProvider).NumberGroupSeparator} {Y.ToString(format, formatProvider)}>";
}
