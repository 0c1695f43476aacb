using AefVideo.Pipeline.Sinks;

namespace AefVideo.Pipeline.Tests.Flow;

/// <summary>Remembers what came and how it ended.</summary>
internal sealed class CollectingSink : IFrameSink
{
    public string Name => "collect";

    /// <summary>Before frame n is taken: throw, wait, whatever the test wants.</summary>
    public Func<long, CancellationToken, ValueTask>? Before { get; init; }

    public Action<PipelineOutcome>? OnFinish { get; init; }

    public List<(long Sequence, long Timestamp, byte Sample)> Frames { get; } = [];

    public List<PipelineOutcome> Finishes { get; } = [];

    public async ValueTask WriteAsync(Frame frame, CancellationToken cancellation)
    {
        if (Before is not null) await Before(frame.Sequence, cancellation);
        Frames.Add((frame.Sequence, frame.Timestamp, frame.Picture.Plane(0)[^1]));
    }

    public ValueTask FinishAsync(PipelineOutcome outcome, CancellationToken cancellation)
    {
        Finishes.Add(outcome);
        OnFinish?.Invoke(outcome);
        return ValueTask.CompletedTask;
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
