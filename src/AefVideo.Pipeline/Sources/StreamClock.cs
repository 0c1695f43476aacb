namespace AefVideo.Pipeline.Sources;

/// <summary>
/// Takes a stream's own times to those of a run: the first thing that comes is now, everything after it keeps its distance. So pictures and sound stay as far apart as they are in the stream, whichever of them is
/// decoded earlier. A stream whose times jump is taken anew. Safe for two threads.
/// </summary>
internal sealed class StreamClock
{
    // More than any decoder holds back, less than anybody takes for the same moment.
    private static readonly TimeSpan s_jump = TimeSpan.FromSeconds(3);
    private readonly Lock _lock = new();
    private TimeSpan? _origin;

    /// <summary>When something is shown or heard.</summary>
    /// <param name="time">By the stream.</param>
    /// <param name="now">By the run.</param>
    public TimeSpan Place(TimeSpan time, TimeSpan now)
    {
        lock (_lock)
        {
            if (_origin is not { } origin || (origin + time - now).Duration() > s_jump) _origin = origin = now - time;
            return origin + time;
        }
    }
}
