using AefVideo.Pipeline.Statistics;

namespace AefVideo.Live;

/// <summary>Added latency: from a picture's arrival until a sink had taken it.</summary>
/// <param name="P50">Half of the frames took at most this long.</param>
/// <param name="P95">95 % of them.</param>
/// <param name="P99">99 % of them.</param>
public readonly record struct LatencyReport(TimeSpan P50, TimeSpan P95, TimeSpan P99)
{
    internal static LatencyReport Of(DurationHistogram histogram) => new(histogram.Percentile(0.5), histogram.Percentile(0.95), histogram.Percentile(0.99));
}
