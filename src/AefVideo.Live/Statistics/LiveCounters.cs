using AefVideo.Pipeline;
using AefVideo.Pipeline.Statistics;

namespace AefVideo.Live.Statistics;

/// <summary>What is counted in a live run. Written by its parts, read by anybody.</summary>
internal sealed class LiveCounters
{
    // Frames whose times are remembered: two seconds at 60 a second.
    private const int Remembered = 128;
    private static readonly TimeSpan s_window = TimeSpan.FromSeconds(2);
    private readonly long[] _published = new long[Remembered];
    private readonly long[] _gaps = new long[Enum.GetValues<FrameGap>().Length];
    private long _frames;
    private long _outages;
    private long _reconnects;
    private long _late;
    private int _faces;

    /// <summary>From a picture's arrival until a sink had taken it, over all sinks.</summary>
    public DurationHistogram Latency { get; } = new();

    /// <summary>Frames that went out, slates included.</summary>
    public long Frames => Interlocked.Read(ref _frames);

    /// <summary>How often the source was lost.</summary>
    public long Outages => Interlocked.Read(ref _outages);

    /// <summary>How often it came back.</summary>
    public long Reconnects => Interlocked.Read(ref _reconnects);

    /// <summary>Frames that were ready only after something newer had gone out.</summary>
    public long Overtaken => Interlocked.Read(ref _late);

    /// <summary>Faces in the newest frame.</summary>
    public int Faces
    {
        get => Volatile.Read(ref _faces);
        set => Volatile.Write(ref _faces, value);
    }

    /// <summary>Frames with a gap of a kind.</summary>
    public long Gaps(FrameGap kind) => Interlocked.Read(ref _gaps[(int)kind]);

    /// <summary>Frames that could not be shown protected, whatever was shown instead.</summary>
    public long UnprotectedGaps => Gaps(FrameGap.FacesUnknown) + Gaps(FrameGap.Unprotected) + Gaps(FrameGap.Late);

    /// <summary>Frames a second over the last two seconds.</summary>
    /// <param name="now">Since the beginning.</param>
    public double FramesPerSecond(TimeSpan now)
    {
        var count = 0;
        var since = (now - s_window).Ticks;
        for (var i = 0; i < Remembered; i++)
            if (Volatile.Read(ref _published[i]) > Math.Max(0, since)) count++;
        var span = now < s_window ? now : s_window;
        return span > TimeSpan.Zero ? count / span.TotalSeconds : 0;
    }

    public void CountPublished(FrameGap gap, TimeSpan now)
    {
        var number = Interlocked.Increment(ref _frames);
        Volatile.Write(ref _published[number % Remembered], now.Ticks);
        if (gap != FrameGap.None) Interlocked.Increment(ref _gaps[(int)gap]);
    }

    public void CountOutage() => Interlocked.Increment(ref _outages);

    public void CountReconnect() => Interlocked.Increment(ref _reconnects);

    public void CountOvertaken() => Interlocked.Increment(ref _late);
}
