using AefVideo.Live;

namespace AefVideo.Cli.Output;

/// <summary>Added latency in JSON, milliseconds.</summary>
internal sealed record LatencyJson(double P50, double P95, double P99)
{
    public static LatencyJson Of(LatencyReport latency) => new(latency.P50.TotalMilliseconds, latency.P95.TotalMilliseconds, latency.P99.TotalMilliseconds);
}
