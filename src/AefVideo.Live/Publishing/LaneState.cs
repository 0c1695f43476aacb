namespace AefVideo.Live.Publishing;

/// <summary>How one sink stands.</summary>
internal enum LaneState
{
    /// <summary>It takes frames.</summary>
    Running,

    /// <summary>It failed and is tried again.</summary>
    Reconnecting,

    /// <summary>It failed for good.</summary>
    Failed,

    /// <summary>It was finished.</summary>
    Finished,
}
