namespace AefVideo.Pipeline;

/// <summary>How a run ended.</summary>
public enum PipelineOutcome
{
    /// <summary>Every frame of the source reached the sink.</summary>
    Completed,

    /// <summary>The caller stopped it.</summary>
    Cancelled,

    /// <summary>The source, a stage or the sink failed.</summary>
    Faulted,
}
