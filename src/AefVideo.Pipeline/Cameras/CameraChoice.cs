namespace AefVideo.Pipeline.Cameras;

/// <summary>Chooses among what a camera can give.</summary>
public static class CameraChoice
{
    // 29.97 is 30 to everybody.
    private const double RateSlack = 0.5;

    /// <summary>
    /// The mode that serves a wish best: fast enough before large enough, large enough before small to scale, uncompressed before compressed.
    /// </summary>
    /// <param name="modes">What there is.</param>
    /// <param name="width">Columns that are wanted.</param>
    /// <param name="height">Rows.</param>
    /// <param name="framesPerSecond">Rate that is wanted.</param>
    /// <returns>Null where there is none.</returns>
    public static CameraMode? Best(IEnumerable<CameraMode> modes, int width, int height, int framesPerSecond) => modes
        .OrderBy(mode => mode.Rates.Count > 0 && mode.LargestRate < framesPerSecond - RateSlack)
        .ThenBy(mode => mode.Width < width || mode.Height < height)
        .ThenBy(mode => Math.Abs((long)mode.Width * mode.Height - (long)width * height))
        .ThenBy(mode => mode.PixelFormat is "h264" or "hevc")
        .ThenBy(mode => mode.IsCompressed)
        .ThenByDescending(mode => mode.LargestRate)
        .FirstOrDefault();

    /// <summary>The rate of a mode that serves a wish best: the smallest that is large enough, or the largest.</summary>
    public static double BestRate(CameraMode mode, int framesPerSecond)
    {
        ArgumentNullException.ThrowIfNull(mode);
        var enough = mode.Rates.Where(rate => rate >= framesPerSecond - RateSlack).ToArray();
        return enough.Length > 0 ? enough.Min() : mode.Rates.Count > 0 ? mode.LargestRate : framesPerSecond;
    }
}
