namespace AefVideo.Protection.Optimization;

/// <summary>Weights, losses and success rates over a run, one row an iteration: how the equilibrium formed.</summary>
public sealed class OptimizationTrace
{
    private readonly List<OptimizationTraceRow> _rows = [];

    /// <summary>An empty trace.</summary>
    /// <param name="names">The generators.</param>
    public OptimizationTrace(IReadOnlyList<string> names) => Names = names;

    /// <summary>The generators, in the order of the rows' values.</summary>
    public IReadOnlyList<string> Names { get; }

    /// <summary>The rows, by iteration.</summary>
    public IReadOnlyList<OptimizationTraceRow> Rows => _rows;

    internal void Add(OptimizationTraceRow row) => _rows.Add(row);

    /// <summary>All rows one after the other: 1 + 4·K numbers each.</summary>
    internal float[] ToArray() => [.. _rows.SelectMany(row => (IEnumerable<float>)[row.Iteration, .. row.Weights, .. row.Losses, .. row.SuccessRates, .. row.MaskedDistances])];

    /// <summary>Takes what <see cref="ToArray" /> gave.</summary>
    internal void Restore(ReadOnlySpan<float> values)
    {
        _rows.Clear();
        var count = Names.Count;
        var width = 1 + 4 * count;
        for (var i = 0; i + width <= values.Length; i += width)
        {
            var row = values.Slice(i + 1, width - 1);
            _rows.Add(new((long)values[i], row[..count].ToArray(), row.Slice(count, count).ToArray(), row.Slice(2 * count, count).ToArray(), row.Slice(3 * count, count).ToArray()));
        }
    }
}
