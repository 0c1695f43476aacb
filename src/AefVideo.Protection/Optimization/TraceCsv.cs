using System.Globalization;
using System.Text;
using AefVideo.Core.Errors;
using AefVideo.Core.Files;

namespace AefVideo.Protection.Optimization;

/// <summary>A trace as a table: a line an iteration, columns <c>weight_NAME</c>, <c>loss_NAME</c>, <c>sr_NAME</c>, <c>l2mask_NAME</c>; empty where nothing was measured.</summary>
public static class TraceCsv
{
    private static readonly string[] s_kinds = ["weight", "loss", "sr", "l2mask"];

    /// <summary>Writes the file, whole or not at all.</summary>
    /// <exception cref="ModelException">It cannot be written.</exception>
    public static void Write(string path, OptimizationTrace trace)
    {
        ArgumentNullException.ThrowIfNull(trace);
        var text = new StringBuilder("iteration");
        foreach (var kind in s_kinds)
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

    /// <summary>Reads what <see cref="Write" /> wrote.</summary>
    /// <exception cref="ModelException">It cannot be read, or is no such table.</exception>
    public static OptimizationTrace Read(string path)
    {
        string[] lines;
        try
        {
            lines = File.ReadAllLines(path);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new ModelException($"{path} cannot be read: {fault.Message}", fault);
        }
        var columns = lines.Length > 0 ? lines[0].Split(',') : [];
        var prefix = s_kinds[0] + "_";
        string[] names = [.. columns.Where(column => column.StartsWith(prefix, StringComparison.Ordinal)).Select(column => column[prefix.Length..])];
        if (names.Length == 0 || !columns.SequenceEqual(["iteration", .. s_kinds.SelectMany(kind => names.Select(name => $"{kind}_{name}"))]))
            throw new ModelException($"{path} is no table of an optimisation: its first line names other columns; delete it.");
        var trace = new OptimizationTrace(names);
        for (var line = 1; line < lines.Length; line++) trace.Add(Row(path, line, lines[line].Split(','), names.Length));
        return trace;
    }

    private static OptimizationTraceRow Row(string path, int line, string[] cells, int members)
    {
        var values = new float[cells.Length];
        var isWhole = cells.Length == 1 + s_kinds.Length * members;
        for (var i = 0; isWhole && i < cells.Length; i++)
        {
            if (cells[i].Length == 0) values[i] = float.NaN;
            else isWhole = float.TryParse(cells[i], NumberStyles.Float, CultureInfo.InvariantCulture, out values[i]);
        }
        if (!isWhole) throw new ModelException($"Line {line + 1} of {path} is damaged; delete the file.");
        float[] Part(int kind) => values[(1 + kind * members)..(1 + (kind + 1) * members)];
        return new((long)values[0], Part(0), Part(1), Part(2), Part(3));
    }
}
