using AefVideo.Pipeline.Jobs;
using Spectre.Console;

namespace AefVideo.Cli.Output;

/// <summary>Shows a running job on the terminal: frames, rate, speed, time left, faces.</summary>
internal static class ProtectionProgressBar
{
    private static readonly TimeSpan Period = TimeSpan.FromMilliseconds(200);

    /// <summary>Runs the job under a progress bar.</summary>
    public static Task<ProtectionReport> RunAsync(IAnsiConsole console, ProtectionJob job, string name, CancellationToken cancellation) =>
        console.Progress()
            .AutoClear(true)
            .Columns(new TaskDescriptionColumn { Alignment = Justify.Left }, new ProgressBarColumn(), new PercentageColumn())
            .StartAsync(async context =>
            {
                var bar = context.AddTask(Markup.Escape(name));
                var running = job.RunAsync(cancellation);
                using var timer = new PeriodicTimer(Period);
                while (!running.IsCompleted)
                {
                    Update(bar, name, job.Progress);
                    await Task.WhenAny(running, timer.WaitForNextTickAsync(CancellationToken.None).AsTask()).ConfigureAwait(false);
                }
                return await running.ConfigureAwait(false);
            });

    private static void Update(ProgressTask bar, string name, ProtectionProgress progress)
    {
        if (progress.Frames == 0) return;
        bar.IsIndeterminate = progress.ExpectedFrames is null;
        bar.MaxValue = progress.ExpectedFrames ?? 1;
        bar.Value = progress.ExpectedFrames is null ? 0 : progress.Frames;
        var left = progress.Remaining is { } remaining ? $", {remaining:mm\\:ss} left" : "";
        bar.Description = $"{Markup.Escape(name)}: {progress.Frames} frames, {progress.FramesPerSecond:F1} fps, {progress.Speed:F2}×{left}, faces: {progress.Faces}";
    }
}
