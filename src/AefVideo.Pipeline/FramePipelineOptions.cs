namespace AefVideo.Pipeline;

/// <summary>How a <see cref="FramePipeline" /> queues and measures.</summary>
public sealed record FramePipelineOptions
{
    /// <summary>What happens when a part is slower than the one before it.</summary>
    public QueuePolicy Policy { get; init; } = QueuePolicy.Wait;

    /// <summary>
    /// How many frames may wait before each part, at least 1. Two keep neighbours busy while one of them hiccups;
    /// more only cost memory, since over a whole file the slowest part sets the pace.
    /// </summary>
    public int QueueCapacity { get; init; } = 2;

    /// <summary>How many frames the sink holds on to after it has taken them, at most.</summary>
    public int HeldBySink { get; init; }

    /// <summary>The clock of the statistics.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;
}
