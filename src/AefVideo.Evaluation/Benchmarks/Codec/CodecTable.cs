using System.Globalization;
using System.Text;
using AefVideo.Evaluation.Interruption;

namespace AefVideo.Evaluation.Benchmarks.Codec;

/// <summary>The codec table as rows of text.</summary>
public static class CodecTable
{
    /// <summary>What the columns of <see cref="Rows" /> hold.</summary>
    public static IReadOnlyList<string> Columns(CodecBenchmarkResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        var generators = result.Rows.Count == 0 ? [] : result.Rows[0].Method.Generators.Select(generator => $"SR % {generator.Name}");
        return ["perturbation", "CRF", "face px", "faces", .. generators, "min SR %", "mean L2mask", "PSNR dB", "bits ×"];
    }

    /// <summary>A row per perturbation, rate factor and face size; what is known of one perturbation stands together.</summary>
    public static IReadOnlyList<IReadOnlyList<string>> Rows(CodecBenchmarkResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        return [.. result.Rows.GroupBy(row => row.Perturbation).SelectMany(group => group).Select(Row)];
    }

    /// <summary>The table in Markdown, with what it was measured on above it.</summary>
    /// <param name="result">The table.</param>
    /// <param name="command">The command line that made it.</param>
    public static string Markdown(CodecBenchmarkResult result, string command)
    {
        ArgumentNullException.ThrowIfNull(result);
        var text = new StringBuilder($"`{command}`\n\nClips: ");
        text.AppendJoin("; ", result.Clips.Select(clip => string.Create(CultureInfo.InvariantCulture, $"{clip.Name} ({clip.Width}×{clip.Height}, face {clip.FaceSize:F0} px)")));
        return text.Append(".\n\n").Append(EvaluationTable.Markdown(Columns(result), Rows(result))).ToString();
    }

    private static IReadOnlyList<string> Row(CodecRow row) =>
    [
        row.Perturbation, Text(row.RateFactor), Text(row.FaceSize), Text(row.Faces.InBoth),
        .. row.Method.Generators.Select(generator => EvaluationTable.Number(generator.Sr?.Value * 100, 1)),
        EvaluationTable.Number(row.Method.MinSr * 100, 1), EvaluationTable.Number(row.Method.MeanL2Mask, 3), EvaluationTable.Number(row.Method.Visibility.Psnr, 2), EvaluationTable.Number(row.BitsRatio, 2),
    ];

    private static string Text(int value) => value.ToString(CultureInfo.InvariantCulture);
}
