namespace AefVideo.Generators.Classification;

/// <summary>
/// Balanced accuracy: the mean of the share of pictures with an attribute that are said to have it and the share of those without it that are said not to.
/// Guessing gives 0.5, whatever is frequent.
/// </summary>
public static class BalancedAccuracy
{
    // Thresholds whose accuracy on a few hundred pictures differs by less than this are equally good.
    private const double Tolerance = 0.005;

    /// <summary>The balanced accuracy of “yes where the score is above the threshold”.</summary>
    /// <param name="scores">One for each picture.</param>
    /// <param name="labels">Whether each picture has the attribute.</param>
    /// <param name="threshold">On the scale of the scores.</param>
    /// <returns>In [0, 1]; NaN where all labels are the same.</returns>
    public static double Of(ReadOnlySpan<float> scores, ReadOnlySpan<bool> labels, double threshold)
    {
        if (scores.Length != labels.Length) throw new ArgumentException($"There are {labels.Length} labels for {scores.Length} scores.", nameof(labels));
        int present = 0, found = 0, rejected = 0;
        for (var i = 0; i < scores.Length; i++)
        {
            if (labels[i]) present++;
            if (labels[i] && scores[i] > threshold) found++;
            if (!labels[i] && scores[i] <= threshold) rejected++;
        }
        return ((double)found / present + (double)rejected / (scores.Length - present)) / 2;
    }

    /// <summary>A threshold of high balanced accuracy: the mean of the best and of its neighbours that come within half a percent of it, which is steadier than the best.</summary>
    /// <param name="scores">One for each picture.</param>
    /// <param name="labels">Whether each picture has the attribute; both answers must occur.</param>
    /// <exception cref="ArgumentException">All labels are the same.</exception>
    public static double BestThreshold(ReadOnlySpan<float> scores, ReadOnlySpan<bool> labels)
    {
        if (!labels.Contains(true) || !labels.Contains(false)) throw new ArgumentException("All labels are the same, so that no threshold is better than another.", nameof(labels));
        var sorted = scores.ToArray();
        Array.Sort(sorted);
        var thresholds = new double[sorted.Length - 1];
        var accuracies = new double[thresholds.Length];
        for (var i = 0; i < thresholds.Length; i++)
        {
            thresholds[i] = (sorted[i] + (double)sorted[i + 1]) / 2;
            accuracies[i] = Of(scores, labels, thresholds[i]);
        }
        var best = accuracies.IndexOf(accuracies.Max());
        var (first, last) = (best, best);
        while (first > 0 && accuracies[first - 1] >= accuracies[best] - Tolerance) first--;
        while (last < accuracies.Length - 1 && accuracies[last + 1] >= accuracies[best] - Tolerance) last++;
        return thresholds[first..(last + 1)].Average();
    }
}
