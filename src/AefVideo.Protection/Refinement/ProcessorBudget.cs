using AefVideo.Core.Threads;

namespace AefVideo.Protection.Refinement;

/// <summary>Keeps a thread within a share of the machine's processor time: after each piece of work it is told how long to rest. Used by the thread itself.</summary>
internal sealed class ProcessorBudget
{
    private static readonly TimeSpan s_window = TimeSpan.FromSeconds(5);

    // What was not used long ago may not be caught up with: that would be a burst.
    private static readonly TimeSpan s_longestMemory = TimeSpan.FromSeconds(2);

    private readonly double _cores;
    private readonly TimeProvider _clock;
    private readonly Func<TimeSpan> _threadTime;
    private long _earned;
    private TimeSpan _spent;
    private long _windowStart;
    private TimeSpan _windowSpent;

    /// <param name="share">Of the whole machine, more than 0 and at most 1.</param>
    /// <param name="processors">Of the machine.</param>
    /// <param name="clock">Tells the time.</param>
    /// <param name="threadTime">Tells the processor time of the thread; null for that of the calling thread.</param>
    public ProcessorBudget(double share, int processors, TimeProvider clock, Func<TimeSpan>? threadTime = null)
    {
        (_cores, Processors, _clock, _threadTime) = (share * processors, processors, clock, threadTime ?? ThreadTime.Now);
        _earned = _windowStart = clock.GetTimestamp();
        _spent = _windowSpent = First = _threadTime();
    }

    /// <summary>Share of the machine's processor time that was taken in the last seconds, 0 to 1.</summary>
    public double RecentShare { get; private set; }

    /// <summary>Processor time taken since the start.</summary>
    public TimeSpan Total => _threadTime() - First;

    private int Processors { get; }

    private TimeSpan First { get; }

    /// <summary>How long to rest now, so that the share is kept on average; zero for not at all.</summary>
    public TimeSpan Due()
    {
        var used = _threadTime();
        // What was spent is paid for with time by the clock.
        _earned += (long)((used - _spent).TotalSeconds / _cores * _clock.TimestampFrequency);
        _spent = used;
        var now = _clock.GetTimestamp();
        _earned = Math.Max(_earned, now - (long)(s_longestMemory.TotalSeconds * _clock.TimestampFrequency));
        var elapsed = _clock.GetElapsedTime(_windowStart, now);
        if (elapsed >= s_window)
        {
            RecentShare = Math.Clamp((used - _windowSpent) / elapsed / Processors, 0, 1);
            (_windowStart, _windowSpent) = (now, used);
        }
        return _earned > now ? _clock.GetElapsedTime(now, _earned) : TimeSpan.Zero;
    }

    /// <summary>Forgets what is owed: for work that was allowed to take all it could.</summary>
    public void Forgive() => (_earned, _spent) = (_clock.GetTimestamp(), _threadTime());
}
