namespace AefVideo.Pipeline.Statistics;

/// <summary>What one part of a pipeline (source, stage or sink) has done so far. Written by the part, read by anybody at any time.</summary>
public sealed class PartStatistics
{
    private long _dropped;
    private int _queued;
    private int _deepestQueue;
    private volatile PipelineState _state = PipelineState.Ready;

    internal PartStatistics(string name) => Name = name;

    /// <summary>The part's name.</summary>
    public string Name { get; }

    /// <summary>Where the part stands.</summary>
    public PipelineState State
    {
        get => _state;
        internal set => _state = value;
    }

    /// <summary>Time spent on each frame, waiting in queues not included.</summary>
    public DurationHistogram Durations { get; } = new();

    /// <summary>Frames done.</summary>
    public long Frames => Durations.Count;

    /// <summary>Frames that came too fast and were let go before this part (live only).</summary>
    public long Dropped => Interlocked.Read(ref _dropped);

    /// <summary>Frames waiting before this part now.</summary>
    public int Queued => Volatile.Read(ref _queued);

    /// <summary>The most frames that ever waited.</summary>
    public int DeepestQueue => Volatile.Read(ref _deepestQueue);

    internal void CountDropped() => Interlocked.Increment(ref _dropped);

    internal void SetQueued(int frames)
    {
        Volatile.Write(ref _queued, frames);
        if (frames > Volatile.Read(ref _deepestQueue)) Volatile.Write(ref _deepestQueue, frames);
    }
}
