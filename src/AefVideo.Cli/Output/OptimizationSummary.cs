using System.Globalization;
using AefVideo.Protection.Optimization;
using Spectre.Console;

namespace AefVideo.Cli.Output;

/// <summary>The table at the end of <c>aef optimize</c>.</summary>
internal static class OptimizationSummary
{
    /// <summary>Writes it to standard output.</summary>
    public static void Write(OptimizationResult result)
    {
        var first = result.Trace.Rows.FirstOrDefault(row => row.WasMeasured);
        var table = new Table().Border(TableBorder.Markdown).AddColumns("generator", "SR at first, a few pictures", "SR", "L2mask", "pairs", "nothing to interrupt");
        for (var member = 0; member < result.Scores.Count; member++)
        {
            var score = result.Scores[member];
            table.AddRow(score.Name, Percent(first?.SuccessRates[member]), Percent(score.SuccessRate), score.MaskedDistance?.ToString("F3", CultureInfo.InvariantCulture) ?? "–", $"{score.Pairs}", $"{score.NothingToInterrupt}");
        }
        AnsiConsole.Profile.Width = Math.Max(AnsiConsole.Profile.Width, 120);
        AnsiConsole.Write(table);
        Console.Out.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{result.Iterations} iterations in {result.Elapsed.TotalSeconds:F0} s"));
    }

    private static string Percent(double? share) => share is { } value && double.IsFinite(value) ? string.Create(CultureInfo.InvariantCulture, $"{100 * value:F1} %") : "–";
}
