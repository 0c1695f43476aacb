using System.Globalization;
using System.Net;
using System.Text;
using AefVideo.Core.Files;
using AefVideo.Protection.Metrics;
using AefVideo.Protection.Optimization;

namespace AefVideo.Evaluation.Interruption;

/// <summary>An evaluation as one HTML page that needs nothing else: tables, success over strength, weights over time, histograms, a picture; dark or light as the reader has it.</summary>
public static class EvaluationPage
{
    private const double Thousandths = 1000;

    /// <summary>Writes the page, whole or not at all.</summary>
    /// <param name="path">Where.</param>
    /// <param name="result">What was found.</param>
    /// <param name="treatments">What was measured; those whose making is known are shown with it.</param>
    /// <param name="pictures">PNG files with what they show.</param>
    /// <param name="command">The command line that made it.</param>
    /// <exception cref="Core.Errors.ModelException">It cannot be written.</exception>
    public static void Write(
        string path, EvaluationResult result, IReadOnlyList<Treatment> treatments, IReadOnlyList<(string Title, byte[] Png)> pictures, string command)
    {
        ArgumentNullException.ThrowIfNull(result);
        ArgumentNullException.ThrowIfNull(treatments);
        ArgumentNullException.ThrowIfNull(pictures);
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"<!doctype html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width\"><title>How far forgeries are interrupted</title><style>\n{ReportStyle.Sheet}\n</style></head><body>\n");
        text.Append(CultureInfo.InvariantCulture, $"<h1>How far forgeries are interrupted</h1>\n<p><code>{WebUtility.HtmlEncode(command)}</code></p>\n");
        foreach (var data in result.DataSets) Append(text, data);
        if (result.Curve.Count > 0) Append(text, result.Curve);
        var times = EvaluationTable.Optimizations(treatments);
        if (times.Count > 0)
        {
            text.Append("<h2>How long optimising took</h2>\n");
            Append(text, EvaluationTable.OptimizationColumns, times);
        }
        foreach (var treatment in treatments)
            if (treatment.Trace is { } trace) Append(text, treatment.Name, trace);
        foreach (var (title, png) in pictures)
            text.Append(CultureInfo.InvariantCulture, $"<figure><figcaption>{WebUtility.HtmlEncode(title)}</figcaption><img alt=\"{WebUtility.HtmlEncode(title)}\" src=\"data:image/png;base64,{Convert.ToBase64String(png)}\"></figure>\n");
        text.Append("</body></html>\n");
        AtomicFile.Write(path, [Encoding.UTF8.GetBytes(text.ToString())]);
    }

    private static void Append(StringBuilder text, DataSetResult data)
    {
        text.Append(CultureInfo.InvariantCulture, $"<h2>{WebUtility.HtmlEncode(data.Name)}</h2>\n<p>{data.Pictures} pictures of {data.People} people, every edit of every generator. In brackets: 95 % interval, bootstrap over people. ");
        text.Append("Success: L2mask above 0.05. Same face: cosine between descriptors of original and protected.</p>\n");
        Append(text, EvaluationTable.MethodColumns, EvaluationTable.Methods(data));
        Append(text, EvaluationTable.GeneratorColumns, EvaluationTable.Generators(data));
        text.Append("<h3>By edit: SR %, and in brackets mean L2mask</h3>\n");
        Append(text, EvaluationTable.EditColumns(data), EvaluationTable.Edits(data));
        text.Append("<h3>L2mask of all pairs</h3>\n<div class=\"small\">\n");
        foreach (var method in data.Methods)
            foreach (var generator in method.Generators)
                text.Append(Histogram($"{method.Name}, {generator.Name}{(generator.NothingToInterrupt > 0 ? $" ({generator.NothingToInterrupt} of {generator.Pairs} pairs: nothing to interrupt)" : "")}", generator.Histogram));
        text.Append("</div>\n");
    }

    private static void Append(StringBuilder text, IReadOnlyList<string> columns, IReadOnlyList<IReadOnlyList<string>> rows)
    {
        text.Append("<div class=\"wide\"><table>\n<tr>");
        foreach (var column in columns) text.Append(CultureInfo.InvariantCulture, $"<th>{WebUtility.HtmlEncode(column)}</th>");
        text.Append("</tr>\n");
        foreach (var row in rows)
        {
            text.Append("<tr>");
            foreach (var cell in row) text.Append(CultureInfo.InvariantCulture, $"<td>{WebUtility.HtmlEncode(cell)}</td>");
            text.Append("</tr>\n");
        }
        text.Append("</table></div>\n");
    }

    private static void Append(StringBuilder text, IReadOnlyList<CurvePoint> curve)
    {
        var methods = curve.Select(point => point.Method).Distinct().ToArray();
        long[] places = [.. curve.Select(point => (long)Math.Round(point.Epsilon * Thousandths)).Distinct().Order()];
        text.Append("<h2>Success over strength</h2>\n").Append(ReportStyle.Legend(methods));
        text.Append(new LineChart("SR of the weakest generator over ε in thousandths", methods, isLogarithmic: false).Draw(places, Lines(point => point.MinSr), (0, 1)));
        text.Append(new LineChart("Mean SR over ε in thousandths", methods, isLogarithmic: false).Draw(places, Lines(point => point.MeanSr), (0, 1)));

        IReadOnlyList<float>[] Lines(Func<CurvePoint, double?> of) =>
            [.. methods.Select(method => (IReadOnlyList<float>)[.. curve.Where(point => point.Method == method).OrderBy(point => point.Epsilon).Select(point => (float)(of(point) ?? double.NaN))])];
    }

    private static void Append(StringBuilder text, string method, OptimizationTrace trace)
    {
        text.Append(CultureInfo.InvariantCulture, $"<h2>{WebUtility.HtmlEncode(method)}: weights while optimising</h2>\n").Append(ReportStyle.Legend(trace.Names));
        IReadOnlyList<float>[] lines = [.. Enumerable.Range(0, trace.Names.Count).Select(member => (IReadOnlyList<float>)[.. trace.Rows.Select(row => row.Weights[member])])];
        text.Append(new LineChart("Weight of each generator over iterations", trace.Names, isLogarithmic: false).Draw([.. trace.Rows.Select(row => row.Iteration)], lines, (0, 1)));
    }

    private static string Histogram(string title, IReadOnlyList<int> bins)
    {
        const int Height = 80;
        const int Bar = 10;
        var most = Math.Max(1, bins.Max());
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"<figure><figcaption>{WebUtility.HtmlEncode(title)}</figcaption><svg viewBox=\"0 0 {bins.Count * Bar} {Height + 16}\" role=\"img\" aria-label=\"{WebUtility.HtmlEncode(title)}\">");
        for (var bin = 0; bin < bins.Count; bin++)
        {
            var tall = (double)Height * bins[bin] / most;
            text.Append(CultureInfo.InvariantCulture, $"<rect class=\"bar\" x=\"{bin * Bar}\" y=\"{Height - tall:F1}\" width=\"{Bar - 1}\" height=\"{tall:F1}\"><title>{bin * GeneratorResult.HistogramStep:F3}…: {bins[bin]}</title></rect>");
        }
        var threshold = InterruptionMetric.SuccessThreshold / GeneratorResult.HistogramStep * Bar;
        text.Append(CultureInfo.InvariantCulture, $"<line class=\"threshold\" x1=\"{threshold - 0.5:F1}\" x2=\"{threshold - 0.5:F1}\" y1=\"0\" y2=\"{Height}\"/><text x=\"{threshold}\" y=\"{Height + 13}\" text-anchor=\"middle\">0.05</text>");
        text.Append(CultureInfo.InvariantCulture, $"<text x=\"{bins.Count * Bar}\" y=\"{Height + 13}\" text-anchor=\"end\">{bins.Count * GeneratorResult.HistogramStep:F1} and more</text></svg></figure>\n");
        return text.ToString();
    }
}
