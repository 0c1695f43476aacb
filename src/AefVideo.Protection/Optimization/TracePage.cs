using System.Globalization;
using System.Net;
using System.Text;
using AefVideo.Core.Files;

namespace AefVideo.Protection.Optimization;

/// <summary>A trace as one HTML page that needs nothing else: weights, losses and success rates over iterations, dark or light as the reader has it.</summary>
public static class TracePage
{
    /// <summary>Writes the page, whole or not at all.</summary>
    /// <param name="path">Where.</param>
    /// <param name="trace">What to show.</param>
    /// <param name="title">What it is of.</param>
    /// <param name="scores">The final measurement; empty for none.</param>
    /// <param name="facts">What to list below: options, fingerprints.</param>
    /// <exception cref="Core.Errors.ModelException">It cannot be written.</exception>
    public static void Write(string path, OptimizationTrace trace, string title, IReadOnlyList<MemberScore> scores, IReadOnlyDictionary<string, string> facts)
    {
        ArgumentNullException.ThrowIfNull(trace);
        ArgumentNullException.ThrowIfNull(scores);
        ArgumentNullException.ThrowIfNull(facts);
        var names = trace.Names;
        long[] iterations = [.. trace.Rows.Select(row => row.Iteration)];
        var text = new StringBuilder();
        var heading = WebUtility.HtmlEncode(title);
        text.Append(CultureInfo.InvariantCulture, $"<!doctype html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width\"><title>{heading}</title><style>\n{ReportStyle.Sheet}\n</style></head><body>\n<h1>{heading}</h1>\n");
        text.Append(ReportStyle.Legend(names));
        text.Append(new LineChart("Weight of each generator", names, isLogarithmic: false).Draw(iterations, Lines(row => row.Weights), (0, 1)));
        text.Append(new LineChart("Disturbance of each generator (its loss, negated; logarithmic)", names, isLogarithmic: true).Draw(iterations, Lines(row => [.. row.Losses.Select(loss => -loss)])));
        text.Append(new LineChart("Success rate on a few training pictures, all edits", names, isLogarithmic: false).Draw(iterations, Lines(row => row.SuccessRates), (0, 1)));
        if (scores.Count > 0)
        {
            text.Append("<h2>On all training pictures, at the end</h2>\n<table class=\"text\"><tr><th>generator</th><th>success rate</th><th>mean L2mask</th><th>pairs</th><th>nothing to interrupt</th></tr>\n");
            foreach (var score in scores)
                text.Append(CultureInfo.InvariantCulture, $"<tr><td>{WebUtility.HtmlEncode(score.Name)}</td><td>{Percent(score.SuccessRate)}</td><td>{Number(score.MaskedDistance)}</td><td>{score.Pairs}</td><td>{score.NothingToInterrupt}</td></tr>\n");
            text.Append("</table>\n");
        }
        text.Append("<h2>How it was made</h2>\n<table class=\"text\">\n");
        foreach (var (name, value) in facts.OrderBy(fact => fact.Key, StringComparer.Ordinal))
            text.Append(CultureInfo.InvariantCulture, $"<tr><td>{WebUtility.HtmlEncode(name)}</td><td>{WebUtility.HtmlEncode(value)}</td></tr>\n");
        text.Append("</table>\n</body></html>\n");
        AtomicFile.Write(path, [Encoding.UTF8.GetBytes(text.ToString())]);

        IReadOnlyList<float>[] Lines(Func<OptimizationTraceRow, IReadOnlyList<float>> of) =>
            [.. Enumerable.Range(0, names.Count).Select(member => (IReadOnlyList<float>)[.. trace.Rows.Select(row => of(row)[member])])];
    }

    private static string Percent(double? share) => share is { } value ? string.Create(CultureInfo.InvariantCulture, $"{100 * value:F1} %") : "–";

    private static string Number(double? value) => value?.ToString("F3", CultureInfo.InvariantCulture) ?? "–";
}
