using System.Diagnostics;

namespace AefVideo.Live;

/// <summary>The one time of a live run: pictures, sound and slates are all timed by it.</summary>
internal sealed class LiveClock
{
    /// <summary>The beginning: a time stamp of <see cref="Stopwatch" />.</summary>
    public long Began { get; } = Stopwatch.GetTimestamp();

    /// <summary>Since the beginning.</summary>
    public TimeSpan Now => Stopwatch.GetElapsedTime(Began);

    /// <summary>When something was noted, since the beginning.</summary>
    public TimeSpan Of(long timestamp) => Stopwatch.GetElapsedTime(Began, timestamp);
}
