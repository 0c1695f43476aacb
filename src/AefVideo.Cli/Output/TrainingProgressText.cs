using System.Globalization;
using System.Text;
using AefVideo.Generators.Training;

namespace AefVideo.Cli.Output;

/// <summary>Says on standard error how far a training run is.</summary>
internal sealed class TrainingProgressText(IReadOnlyList<string> losses) : IProgress<TrainingProgress>
{
    private readonly ProgressLine _line = new(TimeSpan.FromSeconds(30));

    /// <inheritdoc />
    public void Report(TrainingProgress value) => _line.Write(() => Text(value), value.Iteration == value.Iterations);

    private string Text(TrainingProgress value)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"{value.Iteration}");
        if (value.Iterations is { } end) text.Append(CultureInfo.InvariantCulture, $"/{end}");
        text.Append(CultureInfo.InvariantCulture, $"  {value.SecondsPerIteration:F2} s each");
        if (value.Remaining is { } left) text.Append("  ").Append(ProgressLine.Left(left));
        foreach (var (name, loss) in losses.Zip(value.Losses))
            if (!float.IsNaN(loss)) text.Append(CultureInfo.InvariantCulture, $"  {name} {loss:F3}");
        return text.ToString();
    }
}
