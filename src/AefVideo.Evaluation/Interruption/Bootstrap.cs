namespace AefVideo.Evaluation.Interruption;

/// <summary>
/// The percentile bootstrap over groups (Efron, Tibshirani 1993, chapter 13): whole groups are drawn with replacement, so that several pictures of one person are not taken
/// for independent ones.
/// </summary>
public static class Bootstrap
{
    private const double Tail = 0.025;

    /// <summary>The mean of all values and the 95 % interval of it.</summary>
    /// <param name="groups">The values of each group; empty groups are drawn as well and weigh nothing.</param>
    /// <param name="resamples">How many samples to draw.</param>
    /// <param name="seed">The same seed draws the same samples.</param>
    /// <returns>Null where there is no value.</returns>
    public static Interval? OfMean(IReadOnlyList<IReadOnlyList<double>> groups, int resamples, ulong seed)
    {
        ArgumentNullException.ThrowIfNull(groups);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(resamples);
        var sums = groups.Select(group => group.Sum()).ToArray();
        var counts = groups.Select(group => group.Count).ToArray();
        var all = counts.Sum();
        if (all == 0) return null;
        var random = new Random(unchecked((int)seed));
        var means = new List<double>(resamples);
        for (var sample = 0; sample < resamples; sample++)
        {
            var (sum, count) = (0.0, 0);
            for (var draw = 0; draw < sums.Length; draw++)
            {
                var group = random.Next(sums.Length);
                sum += sums[group];
                count += counts[group];
            }
            // A sample of empty groups only has no mean.
            if (count > 0) means.Add(sum / count);
        }
        means.Sort();
        return new(sums.Sum() / all, Quantile(means, Tail), Quantile(means, 1 - Tail));
    }

    private static double Quantile(List<double> sorted, double share)
    {
        var place = share * (sorted.Count - 1);
        var below = (int)place;
        return below + 1 < sorted.Count ? sorted[below] + (place - below) * (sorted[below + 1] - sorted[below]) : sorted[below];
    }
}
