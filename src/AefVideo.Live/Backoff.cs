namespace AefVideo.Live;

/// <summary>How long to wait before trying again: each time longer, up to a bound.</summary>
/// <param name="First">Before the first attempt.</param>
/// <param name="Longest">Never more than this.</param>
public readonly record struct Backoff(TimeSpan First, TimeSpan Longest)
{
    /// <summary>For cameras and networks: quick at first, since most interruptions are brief.</summary>
    public static Backoff Usual => new(TimeSpan.FromSeconds(0.5), TimeSpan.FromSeconds(8));

    /// <summary>Before an attempt, counted from 0: twice the one before.</summary>
    public TimeSpan Before(int attempt)
    {
        var wait = First * Math.Pow(2, Math.Min(attempt, 30));
        return wait < Longest ? wait : Longest;
    }
}
