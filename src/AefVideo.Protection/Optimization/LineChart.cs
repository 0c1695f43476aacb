using System.Globalization;
using System.Net;
using System.Text;

namespace AefVideo.Protection.Optimization;

/// <summary>A chart of several lines over iterations as inline SVG; colours come from <see cref="ReportStyle.Sheet" />.</summary>
/// <param name="title">What it shows.</param>
/// <param name="names">The lines' names.</param>
/// <param name="isLogarithmic">Whether the vertical axis is; values of 0 and below are then left out.</param>
public sealed class LineChart(string title, IReadOnlyList<string> names, bool isLogarithmic)
{
    private const int Width = 860;
    private const int Height = 300;
    private const int Left = 64;
    private const int Right = 16;
    private const int Top = 12;
    private const int Bottom = 34;
    private const int MostPoints = 600;
    private const int Ticks = 5;

    /// <summary>The chart.</summary>
    /// <param name="iterations">Where the points are.</param>
    /// <param name="values">For each line a value for each iteration; NaN leaves it out.</param>
    /// <param name="range">Least and most of the vertical axis; null to fit the values.</param>
    public string Draw(IReadOnlyList<long> iterations, IReadOnlyList<IReadOnlyList<float>> values, (double Least, double Most)? range = null)
    {
        var shown = values.SelectMany(line => line).Where(IsShown).Select(value => Scaled(value)).ToArray();
        var (least, most) = range ?? (shown.Length > 0 ? (shown.Min(), shown.Max()) : (0, 1));
        if (most - least < 1e-9) (least, most) = (least - 0.5, most + 0.5);
        var last = Math.Max(1, iterations.Count > 0 ? iterations[^1] : 1);
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"<figure><figcaption>{WebUtility.HtmlEncode(title)}</figcaption><svg viewBox=\"0 0 {Width} {Height}\" role=\"img\" aria-label=\"{WebUtility.HtmlEncode(title)}\">\n");
        for (var tick = 0; tick <= Ticks; tick++)
        {
            var share = (double)tick / Ticks;
            var (x, y) = (Across(share * last), Up(least + share * (most - least)));
            var value = least + share * (most - least);
            text.Append(CultureInfo.InvariantCulture, $"<line class=\"grid\" x1=\"{Left}\" x2=\"{Width - Right}\" y1=\"{y:F1}\" y2=\"{y:F1}\"/><text x=\"{Left - 6}\" y=\"{y + 4:F1}\" text-anchor=\"end\">{(isLogarithmic ? Math.Pow(10, value) : value):G3}</text>");
            text.Append(CultureInfo.InvariantCulture, $"<text x=\"{x:F1}\" y=\"{Height - 12}\" text-anchor=\"middle\">{share * last:F0}</text>\n");
        }
        for (var line = 0; line < values.Count; line++)
        {
            var stride = Math.Max(1, values[line].Count(IsShown) / MostPoints);
            var points = Enumerable.Range(0, values[line].Count).Where(i => IsShown(values[line][i])).Where((_, place) => place % stride == 0)
                .Select(i => string.Create(CultureInfo.InvariantCulture, $"{Across(iterations[i]):F1},{Up(Scaled(values[line][i])):F1}"));
            text.Append(CultureInfo.InvariantCulture, $"<polyline class=\"s{line % ReportStyle.Colours}\" points=\"{string.Join(' ', points)}\"><title>{WebUtility.HtmlEncode(names[line])}</title></polyline>\n");
        }
        return text.Append("</svg></figure>\n").ToString();

        double Across(double iteration) => Left + (Width - Left - Right) * iteration / last;

        double Up(double value) => Height - Bottom - (Height - Top - Bottom) * Math.Clamp((value - least) / (most - least), 0, 1);
    }

    private bool IsShown(float value) => float.IsFinite(value) && (!isLogarithmic || value > 0);

    private double Scaled(double value) => isLogarithmic ? Math.Log10(value) : value;
}
