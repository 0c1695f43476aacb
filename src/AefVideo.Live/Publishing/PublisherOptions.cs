namespace AefVideo.Live.Publishing;

/// <summary>How frames go out.</summary>
internal sealed record PublisherOptions
{
    /// <summary>Without a frame for so long, something is sent that stands in for it.</summary>
    public TimeSpan LateAfter { get; init; } = TimeSpan.FromSeconds(0.8);

    /// <summary>Whether every frame is kept: for files that are read faster than they play.</summary>
    public bool KeepsAll { get; init; }
}
