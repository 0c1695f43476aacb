using AefVideo.Pipeline;
using AefVideo.Pipeline.Sinks;

namespace AefVideo.Live.Tests.Stand;

/// <summary>Remembers what it got to see, and can be made to fail.</summary>
internal sealed class TestSink : IFrameSink
{
    private readonly Lock _lock = new();
    private readonly List<(TimeSpan Time, Shown Shown, FrameGap Gap)> _frames = [];
    private readonly SemaphoreSlim _came = new(0);

    public string Name => "sink";

    /// <summary>Before the n-th frame: throw, wait, whatever the test wants.</summary>
    public Func<int, CancellationToken, ValueTask>? Before { get; init; }

    public bool IsFinished { get; private set; }

    public bool IsDisposed { get; private set; }

    public IReadOnlyList<(TimeSpan Time, Shown Shown, FrameGap Gap)> Frames
    {
        get
        {
            lock (_lock) return [.. _frames];
        }
    }

    public async ValueTask WriteAsync(Frame frame, CancellationToken cancellation)
    {
        if (Before is not null) await Before(Frames.Count, cancellation);
        lock (_lock) _frames.Add((frame.Time, Marks.Read(frame.Picture), frame.Gap));
        _came.Release();
    }

    public ValueTask FinishAsync(PipelineOutcome outcome, CancellationToken cancellation)
    {
        IsFinished = true;
        return ValueTask.CompletedTask;
    }

    public ValueTask DisposeAsync()
    {
        IsDisposed = true;
        return ValueTask.CompletedTask;
    }

    /// <summary>Waits until what has come is as wanted.</summary>
    public async Task UntilAsync(Func<IReadOnlyList<(TimeSpan Time, Shown Shown, FrameGap Gap)>, bool> isEnough)
    {
        while (!isEnough(Frames)) Assert.True(await _came.WaitAsync(TimeSpan.FromSeconds(20), TestContext.Current.CancellationToken), $"no frame came any more; {Summary}");
    }

    public string Summary => string.Join(", ", Frames.GroupBy(frame => (frame.Shown, frame.Gap)).Select(group => $"{group.Key}: {group.Count()}"));

    /// <summary>Every frame was protected or stood in for one, none is older than the one before.</summary>
    public void AssertNothingUnprotected()
    {
        var frames = Frames;
        Assert.DoesNotContain(frames, frame => frame.Shown == Shown.Unprotected);
        Assert.All(frames.Where(frame => frame.Shown == Shown.Protected), frame => Assert.Equal(FrameGap.None, frame.Gap));
        for (var i = 1; i < frames.Count; i++) Assert.True(frames[i].Time > frames[i - 1].Time, $"frame {i} is older than the one before it");
    }
}
