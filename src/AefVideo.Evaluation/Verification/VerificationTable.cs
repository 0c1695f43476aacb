using System.Globalization;
using AefVideo.Evaluation.Interruption;

namespace AefVideo.Evaluation.Verification;

/// <summary>The tables of a verification as rows of text.</summary>
public static class VerificationTable
{
    /// <summary>What the columns of <see cref="Generators" /> hold.</summary>
    public static IReadOnlyList<string> GeneratorColumns { get; } = ["file", "generator", "SR % (95 %)", "L2mask (95 %)", "pairs", "nothing to interrupt", "PSNR dB", "SSIM", "same face"];

    /// <summary>What the columns of <see cref="Files" /> hold.</summary>
    public static IReadOnlyList<string> FileColumns { get; } = ["file", "min SR %", "mean SR %", "std L2mask", "PSNR dB", "SSIM", "SSIM 3×3", "same face"];

    /// <summary>A row per file and generator: how often and how far its forgeries are interrupted; PSNR, SSIM and identity between the forgery of the original and of this file.</summary>
    public static IReadOnlyList<IReadOnlyList<string>> Generators(DataSetResult data)
    {
        ArgumentNullException.ThrowIfNull(data);
        return
        [
            .. data.Methods.SelectMany(method => method.Generators.Select((generator, place) => (IReadOnlyList<string>)
            [
                place == 0 ? method.Name : "", generator.Name, EvaluationTable.Rate(generator.Sr), EvaluationTable.Spread(generator.L2Mask, 3),
                generator.Pairs.ToString(CultureInfo.InvariantCulture), generator.NothingToInterrupt.ToString(CultureInfo.InvariantCulture),
                EvaluationTable.Number(generator.Psnr, 1), EvaluationTable.Number(generator.Ssim, 3), EvaluationTable.Number(generator.Identity, 3),
            ])),
        ];
    }

    /// <summary>A row per file: the weakest SR, and how far its faces lie from the original's.</summary>
    public static IReadOnlyList<IReadOnlyList<string>> Files(DataSetResult data) => EvaluationTable.Methods(data);
}
