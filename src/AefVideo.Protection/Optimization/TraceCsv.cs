using System.Globalization;
using System.Text;
using AefVideo.Core.Files;

namespace AefVideo.Protection.Optimization;

/// <summary>A trace as a table: a line an iteration, columns <c>weight_NAME</c>, <c>loss_NAME</c>, <c>sr_NAME</c>, <c>l2mask_NAME</c>; empty where nothing was measured.</summary>
public static class TraceCsv
{
    /// <summary>Writes the file, whole or not at all.</summary>
    /// <exception cref="Core.Errors.ModelException">It cannot be written.</exception>
    public static void Write(string path, OptimizationTrace trace)
    {
        ArgumentNullException.ThrowIfNull(trace);
        var text = new StringBuilder("iteration");
        foreach (var kind in new[] { "weight", "loss", "sr", "l2mask" })
            foreach (var name in trace.Names) text.Append(CultureInfo.InvariantCulture, $",{kind}_{name}");
        text.Append('\n');
        foreach (var row in trace.Rows)
        {
            text.Append(CultureInfo.InvariantCulture, $"{row.Iteration}");
            foreach (var value in row.Weights.Concat(row.Losses).Concat(row.SuccessRates).Concat(row.MaskedDistances))
                text.Append(',').Append(float.IsNaN(value) ? "" : value.ToString("G7", CultureInfo.InvariantCulture));
            text.Append('\n');
        }
        AtomicFile.Write(path, [Encoding.UTF8.GetBytes(text.ToString())]);
    }
}
