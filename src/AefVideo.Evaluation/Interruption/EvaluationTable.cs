using System.Globalization;

namespace AefVideo.Evaluation.Interruption;

/// <summary>The tables of an evaluation as rows of text, for terminal, Markdown and HTML alike.</summary>
public static class EvaluationTable
{
    /// <summary>What the columns of <see cref="Rows" /> hold.</summary>
    /// <param name="data">Whose generators to name.</param>
    public static IReadOnlyList<string> Columns(DataSetResult data)
    {
        ArgumentNullException.ThrowIfNull(data);
        return
        [
            "method",
            .. data.Methods[0].Generators.SelectMany(generator => (string[])[$"{generator.Name} SR %", $"{generator.Name} L2mask"]),
            "min SR %", "mean SR %", "std L2mask", "PSNR dB", "SSIM", "SSIM 3×3", "same face",
        ];
    }

    /// <summary>One row per treatment: SR with its 95 % interval and L2mask of each generator; the weakest SR; how evenly L2mask is spread; how far the change can be seen.</summary>
    public static IReadOnlyList<IReadOnlyList<string>> Rows(DataSetResult data)
    {
        ArgumentNullException.ThrowIfNull(data);
        return [.. data.Methods.Select(Row)];
    }

    /// <summary>A Markdown table.</summary>
    public static string Markdown(IReadOnlyList<string> columns, IReadOnlyList<IReadOnlyList<string>> rows)
    {
        ArgumentNullException.ThrowIfNull(columns);
        ArgumentNullException.ThrowIfNull(rows);
        string[] lines = [Line(columns), Line(columns.Select((_, place) => place == 0 ? "---" : "---:")), .. rows.Select(Line)];
        return string.Join('\n', lines) + "\n";
    }

    /// <summary>A number with so many decimals, or a dash where there is none.</summary>
    internal static string Number(double? value, int decimals) => value is { } number ? number.ToString("F" + decimals, CultureInfo.InvariantCulture) : "–";

    private static string Line(IEnumerable<string> cells) => $"| {string.Join(" | ", cells)} |";

    private static IReadOnlyList<string> Row(MethodResult method) =>
    [
        method.Name,
        .. method.Generators.SelectMany(generator => (string[])[Rate(generator.Sr), Number(generator.L2Mask?.Value, 3)]),
        Number(method.MinSr * 100, 1), Number(method.MeanSr * 100, 1), Number(method.StdL2Mask, 3),
        Number(method.Visibility.Psnr, 2), Number(method.Visibility.Ssim, 3), Number(method.Visibility.Ssim3, 3), Number(method.Visibility.Identity, 3),
    ];

    private static string Rate(Interval? rate) => rate is null
        ? "–"
        : string.Create(CultureInfo.InvariantCulture, $"{rate.Value * 100:F1} ({rate.Low * 100:F1}–{rate.High * 100:F1})");
}
