namespace AefVideo.Pipeline;

/// <summary>Where a pipeline, or one part of it, stands.</summary>
public enum PipelineState
{
    /// <summary>Made, not started.</summary>
    Ready,

    /// <summary>Frames are passing.</summary>
    Running,

    /// <summary>No more frames are coming; those on their way are being finished.</summary>
    Draining,

    /// <summary>Everything was done.</summary>
    Completed,

    /// <summary>Stopped by the caller.</summary>
    Cancelled,

    /// <summary>It failed, or a part it depends on did.</summary>
    Faulted,
}
