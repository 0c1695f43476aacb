using System.Globalization;
using AefVideo.Pipeline.Jobs;
using Spectre.Console;

namespace AefVideo.Cli.Output;

/// <summary>What a person wants to know when <c>aef protect</c> is done.</summary>
internal static class ProtectionSummary
{
    public static void Write(IAnsiConsole console, ProtectionReport report)
    {
        var table = new Table().Border(TableBorder.Rounded).HideHeaders().AddColumns("", "");
        Row("protected", report.Output);
        Row("encoder", report.Encoder);
        Row("frames", $"{report.Frames} ({report.Faces.FramesWithFaces} with faces)");
        Row("faces", $"{report.Faces.Faces}{Notes(report.Faces)}");
        Row("visibility", report.Measure.SquaredDifference == 0 ? "nothing was changed" : $"PSNR {report.Measure.Psnr:F1} dB before encoding");
        Row("time", report.Duration > TimeSpan.Zero
            ? $"{report.Elapsed.TotalSeconds:F1} s, {report.Frames / report.Elapsed.TotalSeconds:F1} frames/s, {report.Duration / report.Elapsed:F2}× real time"
            : $"{report.Elapsed.TotalSeconds:F1} s");
        console.Write(table);

        if (report.Parts.Count > 0)
        {
            var parts = new Table().Border(TableBorder.Rounded).AddColumns("per frame, ms", "p50", "p95", "p99", "dropped");
            foreach (var part in report.Parts)
                parts.AddRow(part.Name, Milliseconds(part.P50), Milliseconds(part.P95), Milliseconds(part.P99), part.Dropped.ToString(CultureInfo.InvariantCulture));
            console.Write(parts);
        }
        if (report.Faces.Faces == 0) console.MarkupLine("[yellow]No face was found: the output is unprotected.[/] Small faces may need [bold]--small-faces[/].");

        void Row(string name, string value) => table.AddRow(new Text(name), new Text(value));
    }

    private static string Notes(FaceCount faces)
    {
        var notes = new List<string>();
        if (faces.TooSmall > 0) notes.Add($"too small in {Share(faces.TooSmall, faces.Sightings)} of sightings");
        if (faces.TurnedAway > 0) notes.Add($"turned away in {Share(faces.TurnedAway, faces.Sightings)}");
        return notes.Count == 0 ? "" : $" ({string.Join(", ", notes)}: protected as far as possible)";
    }

    private static string Share(long part, long whole) => (part / (double)whole).ToString("P0", CultureInfo.InvariantCulture);

    private static string Milliseconds(TimeSpan duration) => duration.TotalMilliseconds.ToString("F2", CultureInfo.InvariantCulture);
}
