using System.Globalization;
using AefVideo.Live;

namespace AefVideo.Cli.Output;

/// <summary>What a person wants to know when a live run has ended.</summary>
internal static class LiveSummary
{
    public static void Write(LiveReport report, TextWriter output)
    {
        output.WriteLine(Text($"{report.Source}: {report.Frames} frames of {report.Width}×{report.Height} in {report.Elapsed.TotalSeconds:F1} s, {report.FramesPerSecond:F1} fps; {report.Dropped} dropped; ended: {Words(report.End)}"));
        output.WriteLine(Text($"added latency {Latency(report.Latency)}; faces seen: {report.Faces.Faces}"));
        output.WriteLine(report.Gaps.Total == 0
            ? "every frame's faces were checked and protected in time"
            : Text($"not shown protected: {report.Gaps.Total} frames ({report.Gaps.FacesUnknown} could not be checked, {report.Gaps.Unprotected} could not be protected, {report.Gaps.Late} came too late)"));
        if (report.Outages > 0) output.WriteLine(Text($"the source was lost {report.Outages}× and came back {report.Reconnects}×; {report.Gaps.NoSignal} slates"));
        if (report.Faults > 0) output.WriteLine(Text($"{report.Faults} faults were survived, the last: {report.Fault}"));
        foreach (var sink in report.Sinks)
            output.WriteLine(Text($"  {sink.Name}: {sink.State}, {sink.Frames} frames, {sink.Dropped} dropped{(sink.Failures > 0 ? $", failed {sink.Failures}×" : "")}, {Latency(sink.Latency)}"));
        if (report.Sound is { } sound) output.WriteLine(Text($"sound: {sound.Duration.TotalSeconds:F1} s, {sound.Corrections} samples put in or left out, {sound.Jumps} jumps{(sound.Message is null ? "" : $"; {sound.Message}")}"));
        if (report.Refinement is { } refinement)
        {
            output.WriteLine(Text($"refinement: {refinement.Iterations} steps, {refinement.Publications} published of {refinement.Candidates} candidates"));
            for (var i = 0; i < refinement.Names.Count && i < refinement.Current.Count && i < refinement.Start.Count; i++)
                output.WriteLine(Text($"  {refinement.Names[i]}: SR {refinement.Start[i].SuccessRate:P0} → {refinement.Current[i].SuccessRate:P0}, L2mask {refinement.Start[i].MaskedDistance:F3} → {refinement.Current[i].MaskedDistance:F3}"));
        }
        if (report.SavedRefined is { } saved) output.WriteLine($"saved {saved}");
    }

    private static string Words(LiveEnd end) => end switch
    {
        LiveEnd.Duration => "its time was over",
        LiveEnd.SourceEnded => "the source has ended",
        LiveEnd.Asked => "as asked",
        LiveEnd.Signal => "by a signal",
        LiveEnd.SourceFailed => "the source failed",
        _ => "no output was left",
    };

    private static string Latency(LatencyReport latency) => Text($"p50 {latency.P50.TotalMilliseconds:F1} ms, p95 {latency.P95.TotalMilliseconds:F1} ms, p99 {latency.P99.TotalMilliseconds:F1} ms");

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
