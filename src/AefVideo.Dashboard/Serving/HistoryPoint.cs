namespace AefVideo.Dashboard.Serving;

/// <summary>What the charts show of one moment.</summary>
/// <param name="Seconds">Since the start.</param>
/// <param name="FramesPerSecond">Frames that went out.</param>
/// <param name="LatencyP50">Milliseconds.</param>
/// <param name="LatencyP95">Milliseconds.</param>
/// <param name="Weights">Of the generators, in their order; empty without refinement.</param>
/// <param name="SuccessRates">Likewise; null where there is nothing to measure.</param>
internal sealed record HistoryPoint(double Seconds, double FramesPerSecond, double LatencyP50, double LatencyP95, IReadOnlyList<double> Weights, IReadOnlyList<double?> SuccessRates);
