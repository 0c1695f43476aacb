namespace AefVideo.Protection.Refinement;

/// <summary>Where a refinement stands.</summary>
public enum RefinementState
{
    /// <summary>Too few crops have come yet.</summary>
    Collecting,

    /// <summary>It takes steps.</summary>
    Refining,

    /// <summary>It looks at the held-out crops.</summary>
    Judging,

    /// <summary>It was stopped.</summary>
    Stopped,

    /// <summary>It failed; the perturbation published last stays in use.</summary>
    Faulted,
}
