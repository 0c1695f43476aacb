using AefVideo.Protection.Metrics;

namespace AefVideo.Preview.Forging;

/// <summary>How often one edit of one generator was interrupted so far. Keeps sums only, however long the run.</summary>
internal sealed class InterruptionRecord
{
    private double _sum;

    /// <summary>Faces that were forged.</summary>
    public int Faces { get; private set; }

    /// <summary>Those in which the edit changed something.</summary>
    public int Edited { get; private set; }

    /// <summary>Those that were interrupted.</summary>
    public int Interrupted { get; private set; }

    /// <summary>SR, 0 to 1; null where there was nothing to interrupt.</summary>
    public double? SuccessRate => Edited == 0 ? null : (double)Interrupted / Edited;

    /// <summary>Mean L2mask; null where there was nothing to interrupt.</summary>
    public double? MeanL2Mask => Edited == 0 ? null : _sum / Edited;

    /// <summary>Adds a face.</summary>
    public void Add(double? l2Mask)
    {
        Faces++;
        if (l2Mask is not { } value) return;
        Edited++;
        _sum += value;
        if (value > InterruptionMetric.SuccessThreshold) Interrupted++;
    }
}
