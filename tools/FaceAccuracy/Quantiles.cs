namespace AefVideo.Tools.FaceAccuracy;

/// <summary>Order statistics of a list of numbers.</summary>
internal static class Quantiles
{
    /// <summary>The number below which this share of the others lies, interpolated.</summary>
    public static double Of(IReadOnlyCollection<double> numbers, double share)
    {
        if (numbers.Count == 0) return double.NaN;
        var sorted = numbers.Order().ToArray();
        var position = share * (sorted.Length - 1);
        var below = (int)position;
        var above = Math.Min(below + 1, sorted.Length - 1);
        return sorted[below] + (position - below) * (sorted[above] - sorted[below]);
    }

    /// <summary>The middle one.</summary>
    public static double Median(IReadOnlyCollection<double> numbers) => Of(numbers, 0.5);
}
