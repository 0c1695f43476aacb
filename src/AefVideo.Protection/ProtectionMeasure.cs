namespace AefVideo.Protection;

/// <summary>How far protection changed pictures. Measures of several pictures add up.</summary>
/// <param name="SquaredDifference">Sum of the squared differences between protected and original samples, as they really came out after saturation.</param>
/// <param name="TouchedSamples">Samples of all planes that lie in the square of a face.</param>
/// <param name="TotalSamples">All samples of all planes.</param>
public readonly record struct ProtectionMeasure(long SquaredDifference, long TouchedSamples, long TotalSamples)
{
    private const double Peak = 255;

    /// <summary>
    /// Peak signal-to-noise ratio over all samples of all planes, in dB, as the “average” of ffmpeg's psnr filter:
    /// peak 255, planes weighted by their samples. Positive infinity where nothing changed.
    /// </summary>
    public double Psnr => SquaredDifference == 0
        ? double.PositiveInfinity
        : 10 * Math.Log10(Peak * Peak * TotalSamples / SquaredDifference);

    /// <summary>The measure of both together.</summary>
    public static ProtectionMeasure operator +(ProtectionMeasure left, ProtectionMeasure right) => left.Add(right);

    /// <summary>The measure of both together.</summary>
    public ProtectionMeasure Add(ProtectionMeasure other) => new(
        SquaredDifference + other.SquaredDifference,
        TouchedSamples + other.TouchedSamples,
        TotalSamples + other.TotalSamples);
}
