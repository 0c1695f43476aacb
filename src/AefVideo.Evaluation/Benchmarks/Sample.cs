namespace AefVideo.Evaluation.Benchmarks;

/// <summary>A figure that was measured several times.</summary>
/// <param name="Minimum">The smallest.</param>
/// <param name="Median">The middle one; of two middle ones, their mean.</param>
/// <param name="Maximum">The largest.</param>
public sealed record Sample(double Minimum, double Median, double Maximum)
{
    /// <summary>Sums up measured values.</summary>
    /// <exception cref="ArgumentException">There are none.</exception>
    public static Sample Of(IEnumerable<double> values)
    {
        var sorted = values.Order().ToArray();
        if (sorted.Length == 0) throw new ArgumentException("There is nothing to sum up.", nameof(values));
        return new(sorted[0], (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2, sorted[^1]);
    }
}
