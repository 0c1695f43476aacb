namespace AefVideo.Live.Publishing;

/// <summary>How a sink is held on to.</summary>
internal sealed record LaneOptions
{
    /// <summary>Whether a sink that failed is opened again.</summary>
    public bool Reconnects { get; init; }

    /// <summary>How long to wait before opening it again.</summary>
    public Backoff Backoff { get; init; } = Backoff.Usual;

    /// <summary>A frame that is not taken in this time counts as a failure.</summary>
    public TimeSpan StuckAfter { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>How long a sink has to finish when the run ends.</summary>
    public TimeSpan FinishWithin { get; init; } = TimeSpan.FromSeconds(1.2);

    /// <summary>Whether every frame is kept, instead of the newest: for files that are read faster than they play.</summary>
    public bool KeepsAll { get; init; }
}
