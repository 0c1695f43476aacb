using System.Diagnostics;
using AefVideo.Pipeline.Statistics;

namespace AefVideo.Preview;

/// <summary>How many frames are drawn a second, and what each costs the render thread.</summary>
internal sealed class FrameMeter
{
    private const double Smoothing = 0.08;

    private long _last;
    private double _interval;

    /// <summary>Frames drawn.</summary>
    public long Frames { get; private set; }

    /// <summary>Frames a second, over the last dozen; 0 before the second one.</summary>
    public double PerSecond => _interval > 0 ? 1 / _interval : 0;

    /// <summary>Sending what is new.</summary>
    public DurationHistogram Upload { get; } = new();

    /// <summary>Giving the draw calls.</summary>
    public DurationHistogram Draw { get; } = new();

    /// <summary>Time of the last frame's upload in milliseconds, smoothed.</summary>
    public double UploadMilliseconds { get; private set; }

    /// <summary>Time of the last frame's draw calls in milliseconds, smoothed.</summary>
    public double DrawMilliseconds { get; private set; }

    /// <summary>Counts a frame.</summary>
    public void Record(TimeSpan upload, TimeSpan draw)
    {
        Upload.Record(upload);
        Draw.Record(draw);
        UploadMilliseconds = Smooth(UploadMilliseconds, upload.TotalMilliseconds);
        DrawMilliseconds = Smooth(DrawMilliseconds, draw.TotalMilliseconds);
        var now = Stopwatch.GetTimestamp();
        if (Frames > 0) _interval = Smooth(_interval, Stopwatch.GetElapsedTime(_last, now).TotalSeconds);
        _last = now;
        Frames++;
    }

    private double Smooth(double before, double now) => Frames <= 1 ? now : before + Smoothing * (now - before);
}
