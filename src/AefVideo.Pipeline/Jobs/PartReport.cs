using AefVideo.Pipeline.Statistics;

namespace AefVideo.Pipeline.Jobs;

/// <summary>What one part of the pipeline did.</summary>
/// <param name="Name">Of the part.</param>
/// <param name="P50">Half of the frames took at most this long.</param>
/// <param name="P95">95 % of them.</param>
/// <param name="P99">99 % of them.</param>
/// <param name="Dropped">Frames that never reached it.</param>
/// <param name="DeepestQueue">The most frames that waited before it.</param>
public sealed record PartReport(string Name, TimeSpan P50, TimeSpan P95, TimeSpan P99, long Dropped, int DeepestQueue)
{
    /// <summary>Reads off the statistics as they stand.</summary>
    public static PartReport Of(PartStatistics part)
    {
        ArgumentNullException.ThrowIfNull(part);
        return new(part.Name, part.Durations.Percentile(0.5), part.Durations.Percentile(0.95), part.Durations.Percentile(0.99), part.Dropped, part.DeepestQueue);
    }
}
