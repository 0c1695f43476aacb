using System.Globalization;
using AefVideo.Protection.Optimization;

namespace AefVideo.Cli.Output;

/// <summary>Says on standard error how far an optimisation is: one line that is written over on a terminal, a line now and then elsewhere.</summary>
internal sealed class OptimizationProgressText(IReadOnlyList<string> names) : IProgress<OptimizationProgress>
{
    private static readonly TimeSpan Period = TimeSpan.FromSeconds(15);

    private DateTime _next;

    /// <inheritdoc />
    public void Report(OptimizationProgress value)
    {
        var onTerminal = !Console.IsErrorRedirected;
        var now = DateTime.UtcNow;
        if (!onTerminal && now < _next && value.Done < value.Total) return;
        _next = now + Period;
        var left = value.Remaining;
        var line = string.Create(CultureInfo.InvariantCulture, $"{value.Done}/{value.Total}  {value.SecondsPerIteration:F2} s each  {(int)left.TotalHours}:{left.Minutes:D2}:{left.Seconds:D2} left");
        for (var i = 0; i < names.Count; i++)
        {
            line += string.Create(CultureInfo.InvariantCulture, $"  {names[i]} w {value.Row.Weights[i]:F2}");
            if (!float.IsNaN(value.Row.Losses[i])) line += string.Create(CultureInfo.InvariantCulture, $" L {value.Row.Losses[i]:G3}");
        }
        var rates = value.Scores.Where(score => score.SuccessRate is not null).Select(score => score.SuccessRate!.Value).ToArray();
        if (rates.Length > 0) line += string.Create(CultureInfo.InvariantCulture, $"  SR min {rates.Min():P0} mean {rates.Average():P0}");
        if (onTerminal) Console.Error.Write($"\r\e[2K{line}{(value.Done == value.Total ? "\n" : "")}");
        else Console.Error.WriteLine(line);
    }
}
