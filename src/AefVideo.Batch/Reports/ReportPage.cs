using System.Globalization;
using System.Net;
using System.Text;
using AefVideo.Protection.Optimization;

namespace AefVideo.Batch.Reports;

/// <summary>A report as one HTML page that needs nothing else: totals, histograms, the ten worst clips, and every clip in a table; all tables are sorted by a click.</summary>
/// <param name="report">What to show.</param>
/// <param name="worst">The clips that deserve a look first.</param>
/// <param name="thumbnails">JPEG files by clip.</param>
internal sealed class ReportPage(BatchReport report, IReadOnlyList<ReportRow> worst, IReadOnlyDictionary<string, byte[]> thumbnails)
{
    private const double MiB = 1 << 20;

    // A click sorts by a column, a second one the other way round. Cells carry what they are sorted by.
    private const string Script = """
        for (const head of document.querySelectorAll("table.sortable th")) {
            head.tabIndex = 0; head.setAttribute("role", "button");
            const sort = () => {
                const table = head.closest("table"), body = table.tBodies[0], column = head.cellIndex, down = head.getAttribute("aria-sort") === "ascending";
                for (const other of table.querySelectorAll("th")) other.removeAttribute("aria-sort");
                head.setAttribute("aria-sort", down ? "descending" : "ascending");
                const key = row => { const cell = row.cells[column]; return "sort" in cell.dataset ? (cell.dataset.sort === "" ? NaN : +cell.dataset.sort) : cell.textContent; };
                const order = (a, b) => { const x = key(a), y = key(b); if (typeof x === "string") return x < y ? -1 : x > y ? 1 : 0; if (isNaN(x) || isNaN(y)) return isNaN(x) - isNaN(y); return x - y; };
                const rows = [...body.rows].sort((a, b) => { const x = key(a); const sign = down && !(typeof x === "number" && (isNaN(x) || isNaN(key(b)))) ? -1 : 1; return sign * order(a, b); });
                body.append(...rows);
            };
            head.addEventListener("click", sort); head.addEventListener("keydown", event => { if (event.key === "Enter") sort(); });
        }
        """;

    private const string Style = "body { max-width: 1700px; } th { cursor: pointer; } th[aria-sort=ascending]::after { content: ' ↑'; } th[aria-sort=descending]::after { content: ' ↓'; } td.text, th.text { text-align: left; }"
        + " .worst { display: grid; grid-template-columns: repeat(auto-fill, minmax(220px, 1fr)); gap: 1rem; } .worst figure { margin: 0; } .worst figcaption { font-weight: 400; font-size: .85rem; overflow-wrap: anywhere; }";

    /// <summary>The page.</summary>
    public string Text()
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"<!doctype html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width\"><title>Protected clips</title><style>\n{ReportStyle.Sheet}\n{Style}\n</style></head><body>\n");
        text.Append(CultureInfo.InvariantCulture, $"<h1>Protected clips</h1>\n<p>{Escape(report.Root ?? "")}</p>\n");
        Table(text, TotalColumns, [report.Totals, .. report.Groups]);
        Histograms(text);
        Worst(text);
        var failed = report.Clips.Where(row => row.State == "Failed").ToList();
        if (failed.Count > 0)
        {
            text.Append(CultureInfo.InvariantCulture, $"<h2>Failed: {failed.Count}</h2>\n");
            Table(text, FailureColumns, failed);
        }
        text.Append("<h2>All clips</h2>\n");
        Table(text, ClipColumns, report.Clips);
        return text.Append(CultureInfo.InvariantCulture, $"<script>\n{Script}\n</script></body></html>\n").ToString();
    }

    private static readonly (string Head, Func<ReportTotals, object?> Value, string Format)[] TotalColumns =
    [
        ("clips of", one => one.Name, ""), ("clips", one => one.Clips, "0"), ("done", one => one.Done, "0"), ("failed", one => one.Failed, "0"), ("frames", one => one.Frames, "0"),
        ("with faces", one => one.FramesWithFaces, "0"), ("faces", one => one.Faces, "0"), ("missed", one => one.FacesMissed, "0"), ("min SR, mean", one => one.MeanMinSr, "0.0 %"),
        ("least", one => one.LeastMinSr, "0.0 %"), ("PSNR dB", one => one.MeanPsnr, "0.0"), ("faces, PSNR dB", one => one.MeanFacePsnr, "0.0"), ("SSIM", one => one.MeanFaceSsim, "0.000"),
        ("MiB before", one => one.InputBytes / MiB, "0.0"), ("after", one => one.OutputBytes / MiB, "0.0"), ("playing h", one => one.PlayingSeconds / 3600, "0.00"), ("job h", one => one.Seconds / 3600, "0.00"),
    ];

    private static readonly (string Head, Func<ReportRow, object?> Value, string Format)[] FailureColumns =
        [("clip", row => row.Clip, ""), ("attempts", row => row.Attempts, "0"), ("why", row => row.Error, "")];

    private static readonly (string Head, Func<ReportRow, object?> Value, string Format)[] ClipColumns =
    [
        ("clip", row => row.Clip, ""), ("state", row => row.State, ""), ("frames", row => row.Frames, "0"), ("with faces", row => row.FramesWithFaces, "0"), ("faces", row => row.Faces, "0"),
        ("missed", row => row.FacesMissed, "0"), ("min SR", row => row.MinSr, "0.0 %"), ("weakest", row => row.Weakest, ""), ("PSNR dB", row => row.Psnr, "0.0"), ("faces, PSNR dB", row => row.FacePsnr, "0.0"),
        ("SSIM", row => row.FaceSsim, "0.000"), ("MiB before", row => row.InputBytes / MiB, "0.00"), ("after", row => row.OutputBytes / MiB, "0.00"), ("playing s", row => row.PlayingSeconds, "0.0"),
        ("wall s", row => row.Seconds, "0.0"), ("fps", row => row.Fps, "0.0"), ("× real time", row => row.Speed, "0.00"), ("attempts", row => row.Attempts, "0"), ("warnings", row => row.Warnings, ""),
    ];

    private static void Table<T>(StringBuilder text, IReadOnlyList<(string Head, Func<T, object?> Value, string Format)> columns, IReadOnlyCollection<T> rows)
    {
        text.Append("<div class=\"wide\"><table class=\"sortable\"><thead><tr>");
        foreach (var (head, _, format) in columns) text.Append(CultureInfo.InvariantCulture, $"<th{(format.Length == 0 ? " class=\"text\"" : "")}>{Escape(head)}</th>");
        text.Append("</tr></thead><tbody>\n");
        foreach (var row in rows)
        {
            text.Append("<tr>");
            foreach (var (_, value, format) in columns)
            {
                var content = value(row);
                if (format.Length == 0) text.Append(CultureInfo.InvariantCulture, $"<td class=\"text\">{Escape(content as string ?? "")}</td>");
                else if (content is IFormattable number)
                    text.Append(CultureInfo.InvariantCulture, $"<td data-sort=\"{number.ToString(null, CultureInfo.InvariantCulture)}\">{Escape(number.ToString(format, CultureInfo.InvariantCulture))}</td>");
                else text.Append("<td data-sort=\"\">–</td>");
            }
            text.Append("</tr>\n");
        }
        text.Append("</tbody></table></div>\n");
    }

    private static string Escape(string text) => WebUtility.HtmlEncode(text);

    private void Histograms(StringBuilder text)
    {
        text.Append("<h2>Over the clips</h2>\n<div class=\"small\">\n");
        Histogram(text, "min SR, %", row => 100 * row.MinSr);
        Histogram(text, "frames with faces, %", row => row.Frames > 0 ? 100.0 * row.FramesWithFaces / row.Frames : null);
        Histogram(text, "PSNR, dB", row => row.Psnr);
        Histogram(text, "SSIM of faces", row => row.FaceSsim);
        Histogram(text, "size after ÷ before", row => row.InputBytes > 0 ? row.OutputBytes / (double)row.InputBytes : null);
        Histogram(text, "× real time", row => row.Speed);
        text.Append("</div>\n");
    }

    private void Histogram(StringBuilder text, string title, Func<ReportRow, double?> figure)
    {
        const int Bins = 20;
        const int Bar = 12;
        const int Height = 80;
        var values = report.Clips.Select(figure).OfType<double>().ToList();
        if (values.Count == 0) return;
        var (least, most) = (values.Min(), values.Max());
        var step = most > least ? (most - least) / Bins : 1;
        var counts = new int[Bins];
        foreach (var value in values) counts[Math.Min(Bins - 1, (int)((value - least) / step))]++;
        var highest = counts.Max();
        text.Append(CultureInfo.InvariantCulture, $"<figure><figcaption>{Escape(title)} ({values.Count} clips)</figcaption><svg viewBox=\"0 0 {Bins * Bar} {Height + 16}\" role=\"img\" aria-label=\"{Escape(title)}\">");
        for (var bin = 0; bin < Bins; bin++)
        {
            var tall = (double)Height * counts[bin] / highest;
            text.Append(CultureInfo.InvariantCulture, $"<rect class=\"bar\" x=\"{bin * Bar}\" y=\"{Height - tall:F1}\" width=\"{Bar - 1}\" height=\"{tall:F1}\"><title>{least + bin * step:G4} to {least + (bin + 1) * step:G4}: {counts[bin]}</title></rect>");
        }
        text.Append(CultureInfo.InvariantCulture, $"<text x=\"0\" y=\"{Height + 13}\">{least:G4}</text><text x=\"{Bins * Bar}\" y=\"{Height + 13}\" text-anchor=\"end\">{most:G4}</text></svg></figure>\n");
    }

    private void Worst(StringBuilder text)
    {
        if (worst.Count == 0) return;
        text.Append("<h2>The worst ten</h2>\n<p>By the SR of the generator that resists most where clips were verified, then by faces missed and by frames without a face. Pictures are of the protected clips.</p>\n<div class=\"worst\">\n");
        foreach (var row in worst)
        {
            text.Append("<figure>");
            if (thumbnails.TryGetValue(row.Clip, out var jpeg)) text.Append(CultureInfo.InvariantCulture, $"<img alt=\"\" src=\"data:image/jpeg;base64,{Convert.ToBase64String(jpeg)}\">");
            var sr = row.MinSr is { } minSr ? string.Create(CultureInfo.InvariantCulture, $"min SR {minSr:0.0 %} ({row.Weakest}), ") : "";
            var missed = row.FacesMissed is { } faces ? string.Create(CultureInfo.InvariantCulture, $"faces missed in {row.AuditFrames} frames: {faces}; ") : "";
            text.Append(CultureInfo.InvariantCulture, $"<figcaption>{Escape(row.Clip)}<br>{Escape(sr)}{Escape(missed)}faces in {row.FramesWithFaces} of {row.Frames} frames</figcaption></figure>\n");
        }
        text.Append("</div>\n");
    }
}
