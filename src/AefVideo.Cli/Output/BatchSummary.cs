using System.Globalization;
using AefVideo.Batch.Reports;
using AefVideo.Batch.Running;
using Spectre.Console;

namespace AefVideo.Cli.Output;

/// <summary>What a person wants to know when <c>aef batch</c> has ended.</summary>
internal static class BatchSummary
{
    private const double MiB = 1 << 20;
    private const int MostFailures = 50;

    public static void Write(IAnsiConsole console, BatchOutcome outcome, ReportTotals totals, string page)
    {
        var table = new Table().Border(TableBorder.Rounded).HideHeaders().AddColumns("", "");
        Row("clips", $"{outcome.Clips}: {outcome.Done} protected now, {outcome.Skipped} before, {outcome.Failed.Count} failed{(outcome.NotBegun > 0 ? $", {outcome.NotBegun} not ended" : "")}");
        Row("frames", $"{totals.Frames} ({totals.FramesWithFaces} with faces), of all clips in the journal");
        if (totals.MeanMinSr is { } mean) Row("min SR", string.Create(CultureInfo.InvariantCulture, $"mean {mean:0.0 %}, least {totals.LeastMinSr:0.0 %}"));
        if (totals.MeanPsnr is { } psnr) Row("visibility", string.Create(CultureInfo.InvariantCulture, $"PSNR {psnr:F1} dB before encoding, mean"));
        Row("size", string.Create(CultureInfo.InvariantCulture, $"{totals.InputBytes / MiB:F1} MiB before, {totals.OutputBytes / MiB:F1} MiB after"));
        Row("time", ClipText(outcome.Elapsed));
        Row("report", page);
        console.Write(table);
        foreach (var (clip, error) in outcome.Failed.Take(MostFailures)) console.WriteLine($"failed: {clip}: {error}");
        if (outcome.Failed.Count > MostFailures) console.WriteLine($"and {outcome.Failed.Count - MostFailures} more, see the report");

        void Row(string name, string value) => table.AddRow(new Text(name), new Text(value));
    }

    private static string ClipText(TimeSpan time) => Batch.Clips.ClipLengths.Text(time);
}
