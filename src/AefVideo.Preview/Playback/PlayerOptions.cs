using AefVideo.Faces;

namespace AefVideo.Preview.Playback;

/// <summary>Where and how a player begins.</summary>
internal sealed record PlayerOptions
{
    /// <summary>From the first frame on.</summary>
    public TimeSpan From { get; init; }

    /// <summary>Whether it begins anew at its end.</summary>
    public bool IsLooping { get; init; } = true;

    /// <summary>Whether it stands still at first.</summary>
    public bool IsPaused { get; init; }

    /// <summary>Seconds of footage in a second.</summary>
    public double Speed { get; init; } = 1;

    /// <summary>How faces are followed.</summary>
    public FaceTrackerOptions Tracking { get; init; } = new();
}
