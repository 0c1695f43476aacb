namespace AefVideo.Live.Guarding;

/// <summary>What went wrong and was survived: the number and the newest. Any thread.</summary>
internal sealed class FaultLog
{
    private long _count;
    private volatile Exception? _last;

    /// <summary>How many.</summary>
    public long Count => Interlocked.Read(ref _count);

    /// <summary>The newest.</summary>
    public Exception? Last => _last;

    public void Add(Exception fault)
    {
        _last = fault;
        Interlocked.Increment(ref _count);
    }
}
