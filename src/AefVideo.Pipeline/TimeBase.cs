namespace AefVideo.Pipeline;

/// <summary>The length of one tick of a stream's time stamps, in seconds: a fraction, so that no time is ever rounded.</summary>
/// <param name="Numerator">Positive.</param>
/// <param name="Denominator">Positive.</param>
public readonly record struct TimeBase(long Numerator, long Denominator)
{
    /// <summary>What a time stamp means.</summary>
    public TimeSpan ToTime(long timestamp) =>
        TimeSpan.FromTicks((long)((Int128)timestamp * Numerator * TimeSpan.TicksPerSecond / Denominator));

    /// <inheritdoc />
    public override string ToString() => $"{Numerator}/{Denominator}";
}
