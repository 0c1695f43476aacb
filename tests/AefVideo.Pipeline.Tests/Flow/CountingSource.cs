using AefVideo.Core.Imaging;
using AefVideo.Pipeline.Sources;

namespace AefVideo.Pipeline.Tests.Flow;

/// <summary>Gives a number of small pictures, each filled with its own number, and can fail, stall or stop on the way.</summary>
internal sealed class CountingSource(int frames) : IFrameSource
{
    private int _next;

    public string Name => "count";

    public PictureFormat Format { get; } = new(8, 8, PixelLayout.Gray);

    public TimeBase TimeBase => new(1, 25);

    /// <summary>Before frame n: throw, wait, whatever the test wants.</summary>
    public Func<int, CancellationToken, ValueTask>? Before { get; init; }

    public int Given => _next;

    public async ValueTask<bool> ReadAsync(Frame frame, CancellationToken cancellation)
    {
        if (Before is not null) await Before(_next, cancellation);
        cancellation.ThrowIfCancellationRequested();
        if (_next == frames) return false;
        frame.Timestamp = _next;
        frame.Time = TimeBase.ToTime(_next);
        frame.Picture.Plane(0).Fill((byte)_next);
        _next++;
        return true;
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
