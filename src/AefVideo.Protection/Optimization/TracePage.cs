using System.Globalization;
using System.Net;
using System.Text;
using AefVideo.Core.Files;

namespace AefVideo.Protection.Optimization;

/// <summary>A trace as one HTML page that needs nothing else: weights, losses and success rates over iterations, dark or light as the reader has it.</summary>
public static class TracePage
{
    private const string Style = """
        :root { color-scheme: light dark; --ink: #1d2733; --paper: #fff; --grid: #d8dee6; }
        @media (prefers-color-scheme: dark) { :root { --ink: #d9e1ea; --paper: #12171d; --grid: #323c48; } }
        body { font: 15px/1.5 system-ui, sans-serif; color: var(--ink); background: var(--paper); max-width: 900px; margin: 2rem auto; padding: 0 1rem; }
        h1 { font-size: 1.4rem; } figure { margin: 1.5rem 0; } figcaption { font-weight: 600; }
        svg { width: 100%; height: auto; } svg text { font-size: 12px; fill: var(--ink); } .grid { stroke: var(--grid); }
        polyline { fill: none; stroke-width: 1.8; } table { border-collapse: collapse; } td, th { padding: .2rem .8rem .2rem 0; text-align: left; font-variant-numeric: tabular-nums; }
        .legend span { display: inline-block; margin-right: 1.2rem; } .legend i { display: inline-block; width: 1.2em; height: .25em; margin-right: .4em; vertical-align: middle; }
        .s0 { stroke: #2f7ed8; background: #2f7ed8; } .s1 { stroke: #e07b1f; background: #e07b1f; } .s2 { stroke: #2a9d5c; background: #2a9d5c; } .s3 { stroke: #c63d6f; background: #c63d6f; }
        .s4 { stroke: #8a63d2; background: #8a63d2; } .s5 { stroke: #9a8b1c; background: #9a8b1c; } .s6 { stroke: #29a3a3; background: #29a3a3; } .s7 { stroke: #8d6e63; background: #8d6e63; }
        """;

    // As many as the style sheet has.
    private const int Colours = 8;

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
        var names = trace.Names.Take(Colours).ToArray();
        long[] iterations = [.. trace.Rows.Select(row => row.Iteration)];
        var text = new StringBuilder();
        var heading = WebUtility.HtmlEncode(title);
        text.Append(CultureInfo.InvariantCulture, $"<!doctype html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width\"><title>{heading}</title><style>\n{Style}\n</style></head><body>\n<h1>{heading}</h1>\n<p class=\"legend\">");
        for (var i = 0; i < names.Length; i++) text.Append(CultureInfo.InvariantCulture, $"<span><i class=\"s{i}\"></i>{WebUtility.HtmlEncode(names[i])}</span>");
        text.Append("</p>\n");
        text.Append(new LineChart("Weight of each generator", names, isLogarithmic: false).Draw(iterations, Lines(row => row.Weights), (0, 1)));
        text.Append(new LineChart("Disturbance of each generator (its loss, negated; logarithmic)", names, isLogarithmic: true).Draw(iterations, Lines(row => [.. row.Losses.Select(loss => -loss)])));
        text.Append(new LineChart("Success rate on a few training pictures, all edits", names, isLogarithmic: false).Draw(iterations, Lines(row => row.SuccessRates), (0, 1)));
        if (scores.Count > 0)
        {
            text.Append("<h2>On all training pictures, at the end</h2>\n<table><tr><th>generator</th><th>success rate</th><th>mean L2mask</th><th>pairs</th><th>nothing to interrupt</th></tr>\n");
            foreach (var score in scores)
                text.Append(CultureInfo.InvariantCulture, $"<tr><td>{WebUtility.HtmlEncode(score.Name)}</td><td>{Percent(score.SuccessRate)}</td><td>{Number(score.MaskedDistance)}</td><td>{score.Pairs}</td><td>{score.NothingToInterrupt}</td></tr>\n");
            text.Append("</table>\n");
        }
        text.Append("<h2>How it was made</h2>\n<table>\n");
        foreach (var (name, value) in facts.OrderBy(fact => fact.Key, StringComparer.Ordinal))
            text.Append(CultureInfo.InvariantCulture, $"<tr><td>{WebUtility.HtmlEncode(name)}</td><td>{WebUtility.HtmlEncode(value)}</td></tr>\n");
        text.Append("</table>\n</body></html>\n");
        AtomicFile.Write(path, [Encoding.UTF8.GetBytes(text.ToString())]);

        IReadOnlyList<float>[] Lines(Func<OptimizationTraceRow, IReadOnlyList<float>> of) =>
            [.. Enumerable.Range(0, names.Length).Select(member => (IReadOnlyList<float>)[.. trace.Rows.Select(row => of(row)[member])])];
    }

    private static string Percent(double? share) => share is { } value ? string.Create(CultureInfo.InvariantCulture, $"{100 * value:F1} %") : "–";

    private static string Number(double? value) => value?.ToString("F3", CultureInfo.InvariantCulture) ?? "–";
}
