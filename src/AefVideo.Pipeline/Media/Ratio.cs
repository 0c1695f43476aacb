namespace AefVideo.Pipeline.Media;

/// <summary>A fraction as media files have it; 0:1 where it is not known.</summary>
/// <param name="Numerator">Not negative.</param>
/// <param name="Denominator">Positive.</param>
public readonly record struct Ratio(int Numerator, int Denominator)
{
    /// <summary>Not known.</summary>
    public static Ratio Unknown => new(0, 1);

    /// <summary>Its value; 0 where it is not known.</summary>
    public double Value => Denominator == 0 ? 0 : (double)Numerator / Denominator;

    /// <inheritdoc />
    public override string ToString() => $"{Numerator}/{Denominator}";
}
