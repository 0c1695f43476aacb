namespace AefVideo.Batch.Running;

/// <summary>What happened to a clip that the user should hear of at once.</summary>
public enum BatchEventKind
{
    /// <summary>It was done before and is done again.</summary>
    Redoing,

    /// <summary>It failed and will be tried again.</summary>
    Retrying,

    /// <summary>It failed for good.</summary>
    Failed,

    /// <summary>No new clip is begun until it goes on.</summary>
    Paused,

    /// <summary>It goes on.</summary>
    Resumed,
}
