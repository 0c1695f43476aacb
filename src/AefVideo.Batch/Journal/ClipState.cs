namespace AefVideo.Batch.Journal;

/// <summary>Where a clip stands.</summary>
public enum ClipState
{
    /// <summary>Begun, and not ended: in work, or cut off.</summary>
    Running = 1,

    /// <summary>Protected.</summary>
    Done = 2,

    /// <summary>Given up, with a reason.</summary>
    Failed = 3,
}
