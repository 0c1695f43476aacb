using AefVideo.Pipeline.Jobs;

namespace AefVideo.Batch.Running;

/// <summary>Stops a job of which nothing comes any more.</summary>
internal static class StallWatch
{
    private static readonly TimeSpan Period = TimeSpan.FromSeconds(1);

    /// <summary>Looks at a job's progress until it is stopped itself.</summary>
    /// <param name="job">The job.</param>
    /// <param name="isWaiting">Whether the job may not go on for now.</param>
    /// <param name="limit">How long nothing may come of it.</param>
    /// <param name="clock">The time.</param>
    /// <param name="stop">Stops the job.</param>
    /// <returns>Whether it stopped the job.</returns>
    public static async Task<bool> RunAsync(ProtectionJob job, Func<bool> isWaiting, TimeSpan limit, TimeProvider clock, CancellationTokenSource stop)
    {
        using var timer = new PeriodicTimer(Period, clock);
        var (frames, since) = (-1L, clock.GetTimestamp());
        try
        {
            while (await timer.WaitForNextTickAsync(stop.Token).ConfigureAwait(false))
            {
                var now = job.Progress.Frames;
                if (now != frames || isWaiting()) (frames, since) = (now, clock.GetTimestamp());
                else if (clock.GetElapsedTime(since) > limit)
                {
                    await stop.CancelAsync().ConfigureAwait(false);
                    return true;
                }
            }
        }
        catch (OperationCanceledException)
        {
            // The job has ended.
        }
        return false;
    }
}
