using System.Diagnostics;

namespace Silk.NET.Windowing;

/// <summary>The rhythm of a repeated act: at most so many times a second, and how long since the last.</summary>
internal sealed class Cadence
{
    private long _last = Stopwatch.GetTimestamp();
    private long _due = Stopwatch.GetTimestamp();
    private long _period;

    /// <summary>Times per second at most; 0 sets no limit.</summary>
    public double PerSecond
    {
        get => _period == 0 ? 0 : (double)Stopwatch.Frequency / _period;
        set
        {
            _period = value <= double.Epsilon ? 0 : (long)(Stopwatch.Frequency / value);
            _due = _last + _period;
        }
    }

    /// <summary>Seconds until the next time; zero or less when it is due.</summary>
    public double SecondsUntilDue => _period == 0 ? 0 : Seconds(_due - Stopwatch.GetTimestamp());

    public void Start() => _last = _due = Stopwatch.GetTimestamp();

    /// <summary>Notes that the act happens now.</summary>
    /// <returns>Seconds since it happened last.</returns>
    public double Beat()
    {
        var now = Stopwatch.GetTimestamp();
        var elapsed = Seconds(now - _last);
        _last = now;
        // A late beat does not delay the following ones, unless a whole period was lost.
        _due = Math.Max(_due + _period, now);
        return elapsed;
    }

    private static double Seconds(long ticks) => (double)ticks / Stopwatch.Frequency;
}
