using System.Globalization;
using System.Text;
using AefVideo.Core.Files;
using OpenCvSharp;

namespace AefVideo.Generators.Training;

/// <summary>Writes a loss history as numbers (CSV) and as one small plot a loss (PNG).</summary>
internal static class LossCurves
{
    private const int PlotWidth = 420;
    private const int PlotHeight = 150;
    private const int Margin = 24;

    /// <summary>Writes <c>PATH.csv</c> and <c>PATH.png</c>.</summary>
    public static void Write(string path, LossHistory history)
    {
        var csv = new StringBuilder("iteration,").AppendLine(string.Join(',', history.Names));
        for (var row = 0; row < history.Rows.Count; row++)
        {
            csv.Append((row + 1) * LossHistory.Interval);
            foreach (var value in history.Rows[row]) csv.Append(',').Append(float.IsNaN(value) ? "" : value.ToString("G6", CultureInfo.InvariantCulture));
            csv.AppendLine();
        }
        AtomicFile.Write(path + ".csv", [Encoding.UTF8.GetBytes(csv.ToString())]);
        if (history.Rows.Count < 2) return;

        const int columns = 2;
        var lines = (history.Names.Count + columns - 1) / columns;
        using var sheet = new Mat(lines * PlotHeight, columns * PlotWidth, MatType.CV_8UC3, Scalar.All(255));
        for (var i = 0; i < history.Names.Count; i++)
        {
            using var place = new Mat(sheet, new Rect(i % columns * PlotWidth, i / columns * PlotHeight, PlotWidth, PlotHeight));
            Plot(place, history, i);
        }
        Cv2.ImEncode(".png", sheet, out var bytes);
        AtomicFile.Write(path + ".png", [bytes]);
    }

    private static void Plot(Mat place, LossHistory history, int loss)
    {
        var known = history.Rows.Select((row, index) => (Index: index, Value: row[loss])).Where(point => float.IsFinite(point.Value)).ToList();
        var title = history.Names[loss];
        if (known.Count > 1)
        {
            // The extremes of single rows would flatten the rest of the curve.
            var sorted = known.Select(point => point.Value).Order().ToList();
            var (low, high) = (sorted[sorted.Count / 100], sorted[sorted.Count - 1 - sorted.Count / 100]);
            if (high <= low) high = low + 1e-6f;
            title += string.Create(CultureInfo.InvariantCulture, $": {known[^1].Value:G4}   [{low:G3} .. {high:G3}]   {history.Rows.Count * LossHistory.Interval} iterations");
            Point At((int Index, float Value) point) => new(
                Margin + (PlotWidth - 2 * Margin) * point.Index / Math.Max(1, history.Rows.Count - 1),
                PlotHeight - 10 - (int)((PlotHeight - 40) * Math.Clamp((point.Value - low) / (high - low), 0, 1)));
            for (var i = 1; i < known.Count; i++) Cv2.Line(place, At(known[i - 1]), At(known[i]), new Scalar(180, 90, 20), 1, LineTypes.AntiAlias);
        }
        Cv2.PutText(place, title, new Point(Margin, 16), HersheyFonts.HersheySimplex, 0.4, Scalar.Black, 1, LineTypes.AntiAlias);
        Cv2.Rectangle(place, new Rect(Margin, 24, PlotWidth - 2 * Margin, PlotHeight - 30), new Scalar(200, 200, 200));
    }
}
