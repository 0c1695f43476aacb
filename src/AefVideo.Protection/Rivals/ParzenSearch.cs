namespace AefVideo.Protection.Rivals;

/// <summary>
/// Tree-structured Parzen estimators (Bergstra et al., NIPS 2011) for a few independent numbers from 0 to a largest: after some random trials, the next is the candidate that is
/// most likely among the good trials in proportion to the others.
/// </summary>
/// <param name="dimensions">How many numbers.</param>
/// <param name="largest">The largest value of each.</param>
/// <param name="seed">Where the draws come from.</param>
internal sealed class ParzenSearch(int dimensions, double largest, ulong seed)
{
    private const int RandomTrials = 6;
    private const int Candidates = 24;
    private const double GoodShare = 0.25;

    private readonly Random _random = new(unchecked((int)seed));
    private readonly List<(double[] Values, double Score)> _trials = [];

    /// <summary>The values with the highest score so far.</summary>
    public double[] Best => _trials.MaxBy(trial => trial.Score).Values;

    /// <summary>Values to try next.</summary>
    public double[] Propose()
    {
        var values = new double[dimensions];
        if (_trials.Count < RandomTrials)
        {
            for (var i = 0; i < dimensions; i++) values[i] = largest * _random.NextDouble();
            return values;
        }
        var ordered = _trials.OrderByDescending(trial => trial.Score).ToArray();
        var good = Math.Max(1, (int)Math.Ceiling(GoodShare * ordered.Length));
        for (var i = 0; i < dimensions; i++)
        {
            var (likely, unlikely) = (ordered[..good].Select(trial => trial.Values[i]).ToArray(), ordered[good..].Select(trial => trial.Values[i]).ToArray());
            values[i] = Enumerable.Range(0, Candidates).Select(_ => Draw(likely)).MaxBy(value => Density(value, likely) / Density(value, unlikely));
        }
        return values;
    }

    /// <summary>Takes note of how good values were.</summary>
    public void Learn(double[] values, double score) => _trials.Add((values, score));

    // One of the centres, or the flat prior, which counts as one more.
    private double Draw(double[] centres)
    {
        var chosen = _random.Next(centres.Length + 1);
        if (chosen == centres.Length) return largest * _random.NextDouble();
        var gauss = Math.Sqrt(-2 * Math.Log(1 - _random.NextDouble())) * Math.Cos(2 * Math.PI * _random.NextDouble());
        return Math.Clamp(centres[chosen] + Width(centres) * gauss, 0, largest);
    }

    private double Density(double value, double[] centres)
    {
        var width = Width(centres);
        var sum = 1 / largest;
        foreach (var centre in centres) sum += Math.Exp(-0.5 * Math.Pow((value - centre) / width, 2)) / (width * Math.Sqrt(2 * Math.PI));
        return sum / (centres.Length + 1);
    }

    private double Width(double[] centres) => largest / Math.Min(centres.Length + 1, 10);
}
