using AefVideo.Batch.Reports;
using AefVideo.Batch.Running;

namespace AefVideo.Cli.Output;

/// <summary>The JSON of <c>aef batch</c>. Documented for users in docs/batch.md.</summary>
internal sealed record BatchJson(
    string Output,
    string Journal,
    string? Report,
    int Clips,
    int Skipped,
    int Done,
    int NotBegun,
    IReadOnlyList<BatchFailureJson> Failed,
    IReadOnlyList<BatchFailureJson> LeftOut,
    ReportTotals? Totals,
    double Seconds,
    int ExitCode)
{
    public static BatchJson Of(string output, BatchOutcome outcome, ReportTotals? totals, string? page) => new(
        output, outcome.Journal, page, outcome.Clips, outcome.Skipped, outcome.Done, outcome.NotBegun, [.. outcome.Failed.Select(one => new BatchFailureJson(one.Clip, one.Error))],
        [.. outcome.LeftOut.Select(one => new BatchFailureJson(one.Name, one.Reason))], totals, outcome.Elapsed.TotalSeconds, (int)outcome.ExitCode);
}
