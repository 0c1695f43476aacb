using System.Globalization;

namespace AefVideo.Tools.GeneratorQuality;

/// <summary>Results as tables in Markdown.</summary>
internal static class MarkdownTable
{
    /// <summary>One generator, a row for each edit.</summary>
    public static void Write(TextWriter writer, GeneratorResult result)
    {
        writer.WriteLine($"### {result.File}: {result.Family}, {result.ImageSize} pixels, {result.Pictures} pictures");
        writer.WriteLine();
        writer.WriteLine("| edit | by | arrived | without editing | taken back | faces (left out) | L1 change | L1 there and back |");
        writer.WriteLine("|---|---|---|---|---|---|---|---|");
        foreach (var edit in result.Edits)
        {
            var isMeant = Bars.IsMeant(result.Family, edit.Edit) ? "" : " (no bar)";
            writer.WriteLine(Text($"| {edit.Edit}{isMeant} | {edit.Way.ToString().ToLowerInvariant()} | {Percent(edit.Arrived)} | {Percent(edit.Control)} | {Percent(edit.TakenBack)} | {edit.Counted} ({edit.LeftOut}) | {edit.ChangeL1:F3} | {edit.CycleL1:F3} |"));
        }
        writer.WriteLine();
    }

    /// <summary>All generators, a row for each.</summary>
    public static void WriteSummary(TextWriter writer, IEnumerable<GeneratorResult> results)
    {
        writer.WriteLine("### Against the bars");
        writer.WriteLine();
        writer.WriteLine(Text($"| generator | weights | arrived | bar | L1 there and back (bar {Bars.CycleL1}) | L1 change | seconds a picture |"));
        writer.WriteLine("|---|---|---|---|---|---|---|");
        foreach (var result in results)
            writer.WriteLine(Text($"| {result.Family} | {result.File}, {result.Fingerprint[..12]} | {Percent(result.Arrived)} | {Percent(result.Bar)} | {result.CycleL1:F3} | {result.ChangeL1:F3} | {result.SecondsPerPicture:F3} ({result.ComputeType}) |"));
    }

    /// <summary>A share in percent; a dash where there is none.</summary>
    public static string Percent(double share) => double.IsNaN(share) ? "–" : Text($"{100 * share:F1} %");

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
