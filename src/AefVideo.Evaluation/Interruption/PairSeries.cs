using AefVideo.Protection.Metrics;

namespace AefVideo.Evaluation.Interruption;

/// <summary>What is collected of one treatment and one generator on one data set.</summary>
internal sealed class PairSeries
{
    private readonly List<int> _people = [];
    private readonly InterruptionTally _tally = new();
    private readonly SortedDictionary<int, InterruptionTally> _edits = [];
    private readonly Mean _psnr = new();
    private readonly Mean _ssim = new();
    private readonly Mean _identity = new();

    /// <summary>Adds a batch of one edit.</summary>
    /// <param name="edit">Its number.</param>
    /// <param name="people">Whom each picture shows.</param>
    /// <param name="pairs">L2mask, PSNR and SSIM of each.</param>
    public void Add(int edit, ReadOnlySpan<int> people, in PairMeasures pairs)
    {
        _people.AddRange(people);
        _tally.Add(pairs.L2Mask);
        if (!_edits.TryGetValue(edit, out var tally)) _edits.Add(edit, tally = new InterruptionTally());
        tally.Add(pairs.L2Mask);
        _psnr.Add(pairs.Psnr);
        _ssim.Add(pairs.Ssim);
    }

    /// <summary>Adds cosines of face descriptors.</summary>
    public void AddIdentity(ReadOnlySpan<double> cosines) => _identity.Add(cosines);

    /// <summary>Sums it all up.</summary>
    /// <param name="name">The generator.</param>
    /// <param name="edits">Its edits, by number.</param>
    /// <param name="options">How to measure.</param>
    public GeneratorResult Result(string name, IReadOnlyList<string> edits, EvaluationOptions options)
    {
        var histogram = new int[GeneratorResult.HistogramBins];
        foreach (var value in _tally.Values) histogram[Math.Min((int)(value / GeneratorResult.HistogramStep), histogram.Length - 1)]++;
        var pairs = _people.Zip(_tally.Outcomes).GroupBy(pair => pair.First, pair => pair.Second).Select(group => group.OfType<double>().ToArray()).ToArray();
        return new(
            name,
            _tally.Pairs,
            _tally.NothingToInterrupt,
            Bootstrap.OfMean(Array.ConvertAll(pairs, group => Array.ConvertAll(group, value => value > InterruptionMetric.SuccessThreshold ? 1.0 : 0)), options.Resamples, options.Seed),
            Bootstrap.OfMean(pairs, options.Resamples, options.Seed),
            _psnr.Value,
            _ssim.Value ?? 1,
            _identity.Value,
            histogram,
            [.. _edits.Select(edit => EditResult.Of(edits[edit.Key], edit.Value))]);
    }
}
