using System.Diagnostics;
using AefVideo.Core.Imaging;
using AefVideo.Pipeline;
using AefVideo.Pipeline.Sources;

namespace AefVideo.Live.Tests.Stand;

/// <summary>A camera of a hundred frames a second that can be made to fail.</summary>
internal sealed class TestSource : IFrameSource
{
    private static readonly TimeSpan s_interval = TimeSpan.FromMilliseconds(10);
    private int _number;

    public string Name => "camera";

    public PictureFormat Format { get; init; } = Marks.Format;

    public TimeBase TimeBase => new(1, TimeSpan.TicksPerSecond);

    /// <summary>Before frame n of this connection: throw, wait, whatever the test wants.</summary>
    public Func<int, CancellationToken, ValueTask>? Before { get; init; }

    /// <summary>After how many frames it ends.</summary>
    public int End { get; init; } = int.MaxValue;

    /// <summary>What it shows, where it is not the usual.</summary>
    public Action<Picture>? Fill { get; init; }

    public bool IsDisposed { get; private set; }

    public async ValueTask<bool> ReadAsync(Frame frame, CancellationToken cancellation)
    {
        if (_number == End) return false;
        if (Before is not null) await Before(_number, cancellation);
        await Task.Delay(s_interval, cancellation);
        frame.Picture.Plane(0).Fill(Marks.Captured);
        Fill?.Invoke(frame.Picture);
        frame.Captured = Stopwatch.GetTimestamp();
        _number++;
        return true;
    }

    public ValueTask DisposeAsync()
    {
        IsDisposed = true;
        return ValueTask.CompletedTask;
    }
}
