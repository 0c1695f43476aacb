namespace AefVideo.Live;

/// <summary>Why a live run ended.</summary>
public enum LiveEnd
{
    /// <summary>The time that was asked for is over.</summary>
    Duration,

    /// <summary>The source has ended.</summary>
    SourceEnded,

    /// <summary>Somebody ended it at the keys.</summary>
    Asked,

    /// <summary>Ctrl-C or SIGTERM.</summary>
    Signal,

    /// <summary>The source failed.</summary>
    SourceFailed,

    /// <summary>No sink is left.</summary>
    SinksFailed,
}
