namespace AefVideo.Evaluation.Verification;

/// <summary>Keeps a few items of a row of unknown length, spread evenly over it: whenever twice as many are there, every second one is dropped and from then on skipped.</summary>
/// <param name="count">How many are wanted at the end.</param>
internal sealed class SpreadSample<T>(int count)
{
    private readonly List<T> _kept = [];
    private long _seen;
    private long _stride = 1;

    /// <summary>Offers the next item.</summary>
    /// <param name="make">Makes it, if it is kept.</param>
    public void Offer(Func<T> make)
    {
        if (_seen++ % _stride != 0) return;
        if (_kept.Count == 2 * count)
        {
            for (var i = 0; i < count; i++) _kept[i] = _kept[2 * i];
            _kept.RemoveRange(count, count);
            _stride *= 2;
            // The count is even, so this item is one of those that the longer stride takes.
        }
        _kept.Add(make());
    }

    /// <summary>As many as wanted, or all where there were fewer.</summary>
    public IReadOnlyList<T> Items =>
        _kept.Count <= count ? [.. _kept] : [.. Enumerable.Range(0, count).Select(i => _kept[(2 * i + 1) * _kept.Count / (2 * count)])];
}
