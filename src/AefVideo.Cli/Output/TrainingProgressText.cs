using System.Globalization;
using AefVideo.Generators.Training;

namespace AefVideo.Cli.Output;

/// <summary>Says on standard error how far a training run is: one line that is written over on a terminal, a line now and then elsewhere.</summary>
internal sealed class TrainingProgressText(IReadOnlyList<string> losses) : IProgress<TrainingProgress>
{
    private static readonly TimeSpan Period = TimeSpan.FromSeconds(30);

    private DateTime _next;

    /// <inheritdoc />
    public void Report(TrainingProgress value)
    {
        var onTerminal = !Console.IsErrorRedirected;
        var now = DateTime.UtcNow;
        if (!onTerminal && now < _next) return;
        _next = now + Period;
        var line = string.Create(CultureInfo.InvariantCulture, $"{value.Iteration}{(value.Iterations is { } end ? $"/{end}" : "")}  {value.SecondsPerIteration:F2} s each")
            + (value.Remaining is { } left ? $"  {(int)left.TotalHours}:{left.Minutes:D2}:{left.Seconds:D2} left" : "")
            + string.Concat(losses.Zip(value.Losses).Where(loss => !float.IsNaN(loss.Second)).Select(loss => string.Create(CultureInfo.InvariantCulture, $"  {loss.First} {loss.Second:F3}")));
        if (onTerminal) Console.Error.Write($"\r\e[2K{line}");
        else Console.Error.WriteLine(line);
    }
}
