using AefVideo.Live;

namespace AefVideo.Cli.Output;

/// <summary>The JSON of <c>aef live</c>.</summary>
internal sealed record LiveJson(
    string Source, int Width, int Height, string Ended, double ElapsedSeconds, double Fps, long Frames, long Drops, LiveGapsJson Gaps, long Outages, long Reconnects, LatencyJson LatencyMs, int Faces, double? Psnr,
    IReadOnlyList<LiveSinkJson> Sinks, IReadOnlyList<StageJson> Stages, long Faults, string? Fault, LiveAudioJson? Audio, LiveRefinementJson? Refinement, string? SavedRefined, double CpuSeconds)
{
    public static LiveJson Of(LiveReport report) => new(
        report.Source, report.Width, report.Height, JsonWords.Of(report.End), report.Elapsed.TotalSeconds, report.FramesPerSecond, report.Frames, report.Dropped,
        new(report.Gaps.Total, report.Gaps.FacesUnknown, report.Gaps.Unprotected, report.Gaps.Late, report.Gaps.NoSignal), report.Outages, report.Reconnects, LatencyJson.Of(report.Latency), report.Faces.Faces,
        report.Measure.SquaredDifference == 0 ? null : report.Measure.Psnr,
        [.. report.Sinks.Select(sink => new LiveSinkJson(sink.Name, sink.State, sink.Frames, sink.Dropped, sink.Failures, LatencyJson.Of(sink.Latency), sink.Message))],
        [.. report.Parts.Select(part => new StageJson(part.Name, part.P50.TotalMilliseconds, part.P95.TotalMilliseconds, part.P99.TotalMilliseconds, part.Dropped))],
        report.Faults, report.Fault,
        report.Sound is { } sound ? new(sound.Duration.TotalSeconds, sound.Jumps, sound.Corrections, sound.Message) : null,
        report.Refinement is { } refinement ? LiveRefinementJson.Of(refinement) : null, report.SavedRefined, report.Processor.TotalSeconds);
}
