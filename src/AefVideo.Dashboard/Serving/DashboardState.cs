using AefVideo.Dashboard.Contracts;

namespace AefVideo.Dashboard.Serving;

/// <summary>What the page is told a few times a second. Times are in milliseconds and seconds, as scripts like them.</summary>
internal sealed record DashboardState(
    double Seconds, string Source, string State, int Width, int Height, double FramesPerSecond, long Frames, long Drops, long Gaps, int Faces, double LatencyP50, double LatencyP95, double LatencyP99,
    float Strength, bool IsPaused, bool IsBlank, IReadOnlyList<SinkSnapshot> Sinks, RefinementView? Refinement, IReadOnlyList<HistoryPoint>? History)
{
    /// <summary>Of a snapshot.</summary>
    /// <param name="now">The snapshot.</param>
    /// <param name="history">Null for unchanged since the last.</param>
    public static DashboardState Of(LiveSnapshot now, IReadOnlyList<HistoryPoint>? history) => new(
        now.Elapsed.TotalSeconds, now.Source, now.State, now.Width, now.Height, Number(now.FramesPerSecond), now.Frames, now.Drops, now.Gaps, now.Faces,
        now.LatencyP50.TotalMilliseconds, now.LatencyP95.TotalMilliseconds, now.LatencyP99.TotalMilliseconds, now.Strength, now.IsPaused, now.IsBlank, now.Sinks, now.Refinement, history);

    // JSON knows no infinities.
    private static double Number(double value) => double.IsFinite(value) ? value : 0;
}
