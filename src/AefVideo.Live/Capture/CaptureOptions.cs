namespace AefVideo.Live.Capture;

/// <summary>How a source is held on to.</summary>
internal sealed record CaptureOptions
{
    /// <summary>Whether a source that fails or ends is opened again.</summary>
    public bool Reconnects { get; init; }

    /// <summary>Whether every frame is kept, instead of the newest: for files that are read faster than they play.</summary>
    public bool KeepsAll { get; init; }

    /// <summary>Whether frames are timed by the source instead of by their arrival.</summary>
    public bool KeepsTimes { get; init; }

    /// <summary>How long to wait before opening it again.</summary>
    public Backoff Backoff { get; init; } = Backoff.Usual;

    /// <summary>Without a picture for so long, slates go out.</summary>
    public TimeSpan SlateAfter { get; init; } = TimeSpan.FromSeconds(0.6);

    /// <summary>Without a picture for so long, the source is taken for lost. Some cameras need seconds for their first.</summary>
    public TimeSpan LostAfter { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>From one slate to the next.</summary>
    public TimeSpan SlatePeriod { get; init; } = TimeSpan.FromSeconds(0.1);
}
