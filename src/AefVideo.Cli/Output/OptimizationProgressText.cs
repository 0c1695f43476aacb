using System.Globalization;
using System.Text;
using AefVideo.Protection.Optimization;

namespace AefVideo.Cli.Output;

/// <summary>Says on standard error how far an optimisation is.</summary>
internal sealed class OptimizationProgressText(IReadOnlyList<string> names) : IProgress<OptimizationProgress>
{
    private readonly ProgressLine _line = new(TimeSpan.FromSeconds(15));

    /// <inheritdoc />
    public void Report(OptimizationProgress value) => _line.Write(() => Text(value), value.Done == value.Total);

    private string Text(OptimizationProgress value)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"{value.Done}/{value.Total}  {value.SecondsPerIteration:F2} s each  {ProgressLine.Left(value.Remaining)}");
        for (var i = 0; i < names.Count; i++)
        {
            text.Append(CultureInfo.InvariantCulture, $"  {names[i]} w {value.Row.Weights[i]:F2}");
            if (!float.IsNaN(value.Row.Losses[i])) text.Append(CultureInfo.InvariantCulture, $" L {value.Row.Losses[i]:G3}");
        }
        var rates = value.Scores.Select(score => score.SuccessRate).OfType<double>().ToArray();
        if (rates.Length > 0) text.Append(CultureInfo.InvariantCulture, $"  SR min {rates.Min():P0} mean {rates.Average():P0}");
        return text.ToString();
    }
}
