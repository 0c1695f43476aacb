namespace AefVideo.Batch.Running;

/// <summary>A file that, while it exists, keeps new clips from being begun: on every machine that works on the batch.</summary>
/// <param name="path">The file.</param>
/// <param name="clock">By which it is looked at again.</param>
internal sealed class PauseGate(string path, TimeProvider clock)
{
    // Network file systems do not tell of changes, so it is looked at.
    private static readonly TimeSpan Period = TimeSpan.FromSeconds(1);

    /// <summary>Whether it exists.</summary>
    public bool IsClosed => File.Exists(path);

    /// <summary>Waits until it is gone.</summary>
    public async Task WaitAsync(CancellationToken cancellation)
    {
        using var timer = new PeriodicTimer(Period, clock);
        while (IsClosed && await timer.WaitForNextTickAsync(cancellation).ConfigureAwait(false)) { }
    }
}
