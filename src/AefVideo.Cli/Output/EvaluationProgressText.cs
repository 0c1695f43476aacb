using System.Diagnostics;
using AefVideo.Evaluation.Interruption;

namespace AefVideo.Cli.Output;

/// <summary>Says on standard error how far an evaluation is.</summary>
internal sealed class EvaluationProgressText : IProgress<EvaluationProgress>
{
    private readonly Stopwatch _clock = Stopwatch.StartNew();
    private readonly ProgressLine _line = new(TimeSpan.FromSeconds(15));

    /// <inheritdoc />
    public void Report(EvaluationProgress value) => _line.Write(
        () => FormattableString.Invariant($"{value.Data}: {value.Done}/{value.Total} forgeries  {ProgressLine.Left(_clock.Elapsed / Math.Max(1, value.Done) * (value.Total - value.Done))}"),
        value.Done == value.Total);
}
