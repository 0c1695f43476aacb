namespace AefVideo.Batch.Running;

/// <summary>How far a batch is.</summary>
/// <param name="Clips">Clips that were wanted.</param>
/// <param name="Skipped">Of these, done before.</param>
/// <param name="Done">Done in this run.</param>
/// <param name="Failed">Failed for good.</param>
/// <param name="Share">Of the work of this run, by playing time, 0 to 1.</param>
/// <param name="Elapsed">Wall time of this run.</param>
/// <param name="IsPaused">Whether no new clip is begun.</param>
/// <param name="Running">In work now.</param>
public sealed record BatchSnapshot(int Clips, int Skipped, int Done, int Failed, double Share, TimeSpan Elapsed, bool IsPaused, IReadOnlyList<RunningClip> Running)
{
    /// <summary>Wall time still needed at the speed so far; null before that can be told.</summary>
    public TimeSpan? Remaining => Share is > 0 and <= 1 ? Elapsed * ((1 - Share) / Share) : null;
}
