namespace AefVideo.Evaluation.Interruption;

/// <summary>What a treatment did to one generator's forgeries on one data set.</summary>
/// <param name="Name">The generator.</param>
/// <param name="Pairs">Pictures times edits.</param>
/// <param name="NothingToInterrupt">Pairs left out because the clean edit changed nothing.</param>
/// <param name="Sr">Share of interrupted pairs, 0 to 1; null where all are left out.</param>
/// <param name="L2Mask">Mean L2mask; null where all are left out.</param>
/// <param name="Psnr">Between clean and protected forgeries, in dB; null where nothing differs.</param>
/// <param name="Ssim">Between clean and protected forgeries, 11×11 Gaussian window.</param>
/// <param name="Identity">Cosine between the face descriptors of clean and protected forgeries, one edit per picture.</param>
/// <param name="Histogram">Pairs by L2mask, in bins of <see cref="HistogramStep" />; the last holds all that is beyond.</param>
/// <param name="Edits">The same by edit.</param>
public sealed record GeneratorResult(
    string Name, int Pairs, int NothingToInterrupt, Interval? Sr, Interval? L2Mask, double? Psnr, double Ssim, double? Identity, IReadOnlyList<int> Histogram, IReadOnlyList<EditResult> Edits)
{
    /// <summary>Width of a bin; the threshold of success is an edge.</summary>
    public const double HistogramStep = 0.025;

    /// <summary>Number of bins.</summary>
    public const int HistogramBins = 24;
}
