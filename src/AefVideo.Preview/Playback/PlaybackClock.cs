namespace AefVideo.Preview.Playback;

/// <summary>The time at which a player is: runs at a speed, stands still, jumps.</summary>
/// <param name="clock">What it is measured by.</param>
internal sealed class PlaybackClock(TimeProvider clock)
{
    private TimeSpan _position;
    private long _since = clock.GetTimestamp();
    private double _speed = 1;
    private bool _isRunning;

    /// <summary>Where it is.</summary>
    public TimeSpan Position => _isRunning ? _position + clock.GetElapsedTime(_since) * _speed : _position;

    /// <summary>How many seconds pass in one.</summary>
    public double Speed
    {
        get => _speed;
        set
        {
            Set(Position);
            _speed = value;
        }
    }

    /// <summary>Whether it runs.</summary>
    public bool IsRunning
    {
        get => _isRunning;
        set
        {
            Set(Position);
            _isRunning = value;
        }
    }

    /// <summary>Puts it somewhere.</summary>
    public void Set(TimeSpan position)
    {
        _position = position;
        _since = clock.GetTimestamp();
    }
}
