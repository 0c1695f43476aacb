using static TorchSharp.torch;

namespace AefVideo.Protection.Metrics;

/// <summary>
/// The interruptions of one generator over many pictures and edits. Keeps a number per pair and no tensors. A pair is a picture with an edit; where the edit changes nothing there is nothing to
/// interrupt, and the pair is counted but is left out of the success rate and of the mean (the authors' code divides by zero there).
/// </summary>
public sealed class InterruptionTally
{
    private readonly List<double?> _outcomes = [];
    private readonly List<double> _values = [];
    private double _sum;

    /// <summary>Pairs that were looked at, those with nothing to interrupt included.</summary>
    public int Pairs => _outcomes.Count;

    /// <summary>Pairs whose mask was empty.</summary>
    public int NothingToInterrupt => Pairs - _values.Count;

    /// <summary>Pairs whose L2mask is more than <see cref="InterruptionMetric.SuccessThreshold" />.</summary>
    public int Successes { get; private set; }

    /// <summary>SR: successes among the pairs with something to interrupt, 0 to 1; null where there are none.</summary>
    public double? SuccessRate => _values.Count == 0 ? null : (double)Successes / _values.Count;

    /// <summary>Mean L2mask of the pairs with something to interrupt; null where there are none.</summary>
    public double? MeanL2Mask => _values.Count == 0 ? null : _sum / _values.Count;

    /// <summary>L2mask of every pair in the order in which they were added, null where there is nothing to interrupt: for resampling by picture or by person.</summary>
    public IReadOnlyList<double?> Outcomes => _outcomes;

    /// <summary>L2mask of the pairs with something to interrupt, in the order in which they were added: for histograms.</summary>
    public IReadOnlyList<double> Values => _values;

    /// <summary>Adds a batch.</summary>
    /// <param name="l2Mask">float64 [N] as <see cref="InterruptionMetric.L2Mask" /> gives it; stays the caller's.</param>
    public void Add(Tensor l2Mask)
    {
        ArgumentNullException.ThrowIfNull(l2Mask);
        foreach (var value in l2Mask.data<double>().ToArray()) Add(double.IsNaN(value) ? null : value);
    }

    /// <summary>Adds one pair.</summary>
    /// <param name="l2Mask">Its L2mask, at least 0; null where there is nothing to interrupt.</param>
    /// <exception cref="ArgumentOutOfRangeException">Negative or not finite.</exception>
    public void Add(double? l2Mask)
    {
        if (l2Mask is { } value)
        {
            if (!(value >= 0 && double.IsFinite(value))) throw new ArgumentOutOfRangeException(nameof(l2Mask), value, "L2mask is a finite number of at least 0.");
            _values.Add(value);
            _sum += value;
            if (value > InterruptionMetric.SuccessThreshold) Successes++;
        }
        _outcomes.Add(l2Mask);
    }

    /// <summary>Adds all pairs of another tally after those that are there.</summary>
    public void Add(InterruptionTally other)
    {
        ArgumentNullException.ThrowIfNull(other);
        foreach (var outcome in other.Outcomes.ToArray()) Add(outcome);
    }
}
