using System.Diagnostics;
using System.Globalization;
using AefVideo.Evaluation.Interruption;

namespace AefVideo.Cli.Output;

/// <summary>Says on standard error how far an evaluation is: one line that is written over on a terminal, a line now and then elsewhere.</summary>
internal sealed class EvaluationProgressText : IProgress<EvaluationProgress>
{
    private static readonly TimeSpan Period = TimeSpan.FromSeconds(15);

    private readonly Stopwatch _clock = Stopwatch.StartNew();
    private TimeSpan _next;

    /// <inheritdoc />
    public void Report(EvaluationProgress value)
    {
        var onTerminal = !Console.IsErrorRedirected;
        if (!onTerminal && _clock.Elapsed < _next && value.Done < value.Total) return;
        _next = _clock.Elapsed + Period;
        var left = _clock.Elapsed / Math.Max(1, value.Done) * (value.Total - value.Done);
        var line = string.Create(CultureInfo.InvariantCulture, $"{value.Data}: {value.Done}/{value.Total} forgeries  {(int)left.TotalHours}:{left.Minutes:D2}:{left.Seconds:D2} left");
        if (onTerminal) Console.Error.Write($"\r\e[2K{line}{(value.Done == value.Total ? "\n" : "")}");
        else Console.Error.WriteLine(line);
    }
}
