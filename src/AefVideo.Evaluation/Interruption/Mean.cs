namespace AefVideo.Evaluation.Interruption;

/// <summary>A running mean that leaves out what is not finite, such as the PSNR of equal pictures.</summary>
internal sealed class Mean
{
    private double _sum;
    private long _count;

    /// <summary>The mean; null where there was nothing finite.</summary>
    public double? Value => _count == 0 ? null : _sum / _count;

    public void Add(ReadOnlySpan<double> values)
    {
        foreach (var value in values)
        {
            if (!double.IsFinite(value)) continue;
            _sum += value;
            _count++;
        }
    }
}
