namespace AefVideo.Preview.Platform;

/// <summary>A clock that stands still until it is told how much time has passed.</summary>
internal sealed class SteppedClock : TimeProvider
{
    private long _ticks;

    /// <inheritdoc />
    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    /// <summary>Lets time pass.</summary>
    public void Advance(TimeSpan time) => _ticks += time.Ticks;

    /// <inheritdoc />
    public override long GetTimestamp() => _ticks;
}
