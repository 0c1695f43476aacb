using System.Globalization;
using AefVideo.Batch.Running;
using Spectre.Console;

namespace AefVideo.Cli.Output;

/// <summary>Shows a running batch: a bar for each clip in work and one for all where there is a terminal, a line now and then elsewhere.</summary>
internal static class BatchProgressView
{
    private static readonly TimeSpan Period = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan LinePeriod = TimeSpan.FromSeconds(15);

    /// <summary>Runs a batch under bars.</summary>
    public static Task<BatchOutcome> RunWithBarsAsync(IAnsiConsole console, BatchRun run, CancellationToken cancellation) =>
        console.Progress()
            .AutoClear(true)
            .HideCompleted(true)
            .Columns(new TaskDescriptionColumn { Alignment = Justify.Left }, new ProgressBarColumn(), new PercentageColumn())
            .StartAsync(async context =>
            {
                var all = context.AddTask("all clips");
                var bars = new Dictionary<string, ProgressTask>(StringComparer.Ordinal);
                return await FollowAsync(run, snapshot =>
                {
                    all.Value = 100 * snapshot.Share;
                    all.Description = Markup.Escape(Line(snapshot));
                    foreach (var gone in bars.Keys.Except(snapshot.Running.Select(clip => clip.Name)).ToList())
                    {
                        bars[gone].Value = bars[gone].MaxValue;
                        bars[gone].StopTask();
                        bars.Remove(gone);
                    }
                    foreach (var clip in snapshot.Running)
                    {
                        if (!bars.TryGetValue(clip.Name, out var bar)) bars[clip.Name] = bar = context.AddTask(Markup.Escape(clip.Name));
                        bar.MaxValue = clip.Progress.ExpectedFrames ?? 1;
                        bar.Value = clip.Progress.ExpectedFrames is null ? 0 : clip.Progress.Frames;
                        bar.Description = Markup.Escape(string.Create(CultureInfo.InvariantCulture, $"{clip.Name}: {clip.Phase}, {clip.Progress.FramesPerSecond:F0} fps"));
                    }
                }, cancellation).ConfigureAwait(false);
            });

    /// <summary>Runs a batch and writes a line now and then.</summary>
    public static Task<BatchOutcome> RunWithLinesAsync(BatchRun run, CancellationToken cancellation)
    {
        var line = new ProgressLine(LinePeriod);
        // The first line is due after a while: a batch that is done at once needs none.
        var due = DateTime.UtcNow + LinePeriod;
        return FollowAsync(run, snapshot =>
        {
            if (DateTime.UtcNow >= due) line.Write(() => $"aef: {Line(snapshot)}", isLast: false);
        }, cancellation);
    }

    private static async Task<BatchOutcome> FollowAsync(BatchRun run, Action<BatchSnapshot> show, CancellationToken cancellation)
    {
        // Finding and weighing clips takes a while and is done by the caller's thread until the first wait.
        var running = Task.Run(() => run.RunAsync(cancellation), CancellationToken.None);
        using var timer = new PeriodicTimer(Period);
        while (!running.IsCompleted)
        {
            show(run.Snapshot());
            await Task.WhenAny(running, timer.WaitForNextTickAsync(CancellationToken.None).AsTask()).ConfigureAwait(false);
        }
        return await running.ConfigureAwait(false);
    }

    private static string Line(BatchSnapshot snapshot)
    {
        var failed = snapshot.Failed > 0 ? $", {snapshot.Failed} failed" : "";
        var left = snapshot.IsPaused ? ", paused" : snapshot.Remaining is { } remaining ? $", {ProgressLine.Left(remaining)}" : "";
        return string.Create(CultureInfo.InvariantCulture, $"{snapshot.Skipped + snapshot.Done} of {snapshot.Clips} clips{failed}, {100 * snapshot.Share:F0} % of the work{left}");
    }
}
