namespace AefVideo.Generators.Training;

/// <summary>Losses over a run: means of every <see cref="Interval" /> iterations, so that a run of days stays small.</summary>
public sealed class LossHistory
{
    /// <summary>Iterations in one row.</summary>
    public const int Interval = 20;

    private readonly List<float[]> _rows = [];
    private readonly double[] _sums;
    private readonly int[] _counts;

    /// <summary>An empty history.</summary>
    public LossHistory(IReadOnlyList<string> names)
    {
        Names = names;
        _sums = new double[names.Count];
        _counts = new int[names.Count];
    }

    /// <summary>What the losses are called.</summary>
    public IReadOnlyList<string> Names { get; }

    /// <summary>The means, a row for every <see cref="Interval" /> iterations; NaN where a loss was not computed in them.</summary>
    public IReadOnlyList<IReadOnlyList<float>> Rows => _rows;

    /// <summary>Adds the losses of one iteration.</summary>
    public void Add(long iteration, ReadOnlySpan<double> losses)
    {
        for (var i = 0; i < losses.Length; i++)
        {
            if (double.IsNaN(losses[i])) continue;
            _sums[i] += losses[i];
            _counts[i]++;
        }
        if ((iteration + 1) % Interval == 0) Close();
    }

    /// <summary>All closed rows one after the other.</summary>
    internal float[] ToArray() => [.. _rows.SelectMany(row => row)];

    /// <summary>Takes the rows that <see cref="ToArray" /> gave.</summary>
    internal void Restore(ReadOnlySpan<float> values)
    {
        _rows.Clear();
        for (var i = 0; i + Names.Count <= values.Length; i += Names.Count) _rows.Add(values.Slice(i, Names.Count).ToArray());
    }

    private void Close()
    {
        var row = new float[_sums.Length];
        for (var i = 0; i < row.Length; i++) row[i] = _counts[i] == 0 ? float.NaN : (float)(_sums[i] / _counts[i]);
        _rows.Add(row);
        Array.Clear(_sums);
        Array.Clear(_counts);
    }
}
