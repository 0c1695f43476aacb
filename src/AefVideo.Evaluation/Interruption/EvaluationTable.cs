using System.Globalization;

namespace AefVideo.Evaluation.Interruption;

/// <summary>The tables of an evaluation as rows of text, for terminal, Markdown and HTML alike.</summary>
public static class EvaluationTable
{
    /// <summary>What the columns of <see cref="Generators" /> hold.</summary>
    public static IReadOnlyList<string> GeneratorColumns { get; } = ["method", "generator", "SR % (95 %)", "L2mask", "PSNR dB", "SSIM", "same face"];

    /// <summary>What the columns of <see cref="Methods" /> hold.</summary>
    public static IReadOnlyList<string> MethodColumns { get; } = ["method", "min SR %", "mean SR %", "std L2mask", "PSNR dB", "SSIM", "SSIM 3×3", "same face"];

    /// <summary>What the columns of <see cref="Optimizations" /> hold.</summary>
    public static IReadOnlyList<string> OptimizationColumns { get; } = ["method", "iterations", "minutes", "minutes until min SR 90 %"];

    /// <summary>A row per treatment and generator: SR with its interval, L2mask, and how far the protected forgery lies from the clean one.</summary>
    public static IReadOnlyList<IReadOnlyList<string>> Generators(DataSetResult data)
    {
        ArgumentNullException.ThrowIfNull(data);
        return
        [
            .. data.Methods.SelectMany(method => method.Generators.Select((generator, place) => (IReadOnlyList<string>)
            [
                place == 0 ? method.Name : "", generator.Name, Rate(generator.Sr), Number(generator.L2Mask?.Value, 3), Number(generator.Psnr, 1), Number(generator.Ssim, 3), Number(generator.Identity, 3),
            ])),
        ];
    }

    /// <summary>What the columns of <see cref="Edits" /> hold: two of their own, then one for each treatment.</summary>
    public static IReadOnlyList<string> EditColumns(DataSetResult data)
    {
        ArgumentNullException.ThrowIfNull(data);
        return ["generator", "edit", .. data.Methods.Select(method => method.Name)];
    }

    /// <summary>A row per generator and edit: SR in per cent and mean L2mask under each treatment.</summary>
    public static IReadOnlyList<IReadOnlyList<string>> Edits(DataSetResult data)
    {
        ArgumentNullException.ThrowIfNull(data);
        return
        [
            .. data.Methods[0].Generators.Index().SelectMany(generator => generator.Item.Edits.Index().Select(edit => (IReadOnlyList<string>)
            [
                edit.Index == 0 ? generator.Item.Name : "", edit.Item.Name,
                .. data.Methods.Select(method => method.Generators[generator.Index].Edits[edit.Index]).Select(cell => $"{Number(cell.Sr * 100, 1)} ({Number(cell.L2Mask, 3)})"),
            ])),
        ];
    }

    /// <summary>A row per treatment: the weakest SR, how evenly L2mask is spread over the generators, and how far the protected picture lies from the original.</summary>
    public static IReadOnlyList<IReadOnlyList<string>> Methods(DataSetResult data)
    {
        ArgumentNullException.ThrowIfNull(data);
        return
        [
            .. data.Methods.Select(method => (IReadOnlyList<string>)
            [
                method.Name, Number(method.MinSr * 100, 1), Number(method.MeanSr * 100, 1), Number(method.StdL2Mask, 3), Number(method.Visibility.Psnr, 2), Number(method.Visibility.Ssim, 3),
                Number(method.Visibility.Ssim3, 3), Number(method.Visibility.Identity, 3),
            ]),
        ];
    }

    /// <summary>A row per treatment whose making is known: how long it took, and until it worked on the few training pictures that were looked at meanwhile.</summary>
    public static IReadOnlyList<IReadOnlyList<string>> Optimizations(IReadOnlyList<Treatment> treatments)
    {
        ArgumentNullException.ThrowIfNull(treatments);
        return
        [
            .. treatments.Select(OptimizationTimes.Of).OfType<OptimizationTimes>().Select(times => (IReadOnlyList<string>)
            [
                times.Method, times.Iterations.ToString(CultureInfo.InvariantCulture), Number(times.Seconds / 60, 1), times.SecondsToGoal is { } seconds ? Number(seconds / 60, 1) : "never",
            ]),
        ];
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

    /// <summary>A share in per cent with its interval, or a dash where there is none.</summary>
    internal static string Rate(Interval? rate) => rate is null ? "–" : Spread(new(rate.Value * 100, rate.Low * 100, rate.High * 100), 1);

    /// <summary>A number with its interval and so many decimals, or a dash where there is none.</summary>
    internal static string Spread(Interval? value, int decimals) => value is null ? "–" : $"{Number(value.Value, decimals)} ({Number(value.Low, decimals)}–{Number(value.High, decimals)})";

    private static string Line(IEnumerable<string> cells) => $"| {string.Join(" | ", cells)} |";
}
