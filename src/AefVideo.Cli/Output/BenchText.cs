using System.Globalization;
using AefVideo.Evaluation.Benchmarks;

namespace AefVideo.Cli.Output;

/// <summary>How <c>aef bench</c> writes what was measured several times.</summary>
internal static class BenchText
{
    /// <summary>Median (least–most).</summary>
    /// <param name="sample">The values.</param>
    /// <param name="format">Of each number.</param>
    public static string Of(Sample sample, string format = "F2")
    {
        return $"{Number(sample.Median)} ({Number(sample.Minimum)}–{Number(sample.Maximum)})";

        string Number(double value) => value.ToString(format, CultureInfo.InvariantCulture);
    }
}
