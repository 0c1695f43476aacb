using AefVideo.Core.Imaging;
using AefVideo.Pipeline;
using AefVideo.Pipeline.Sinks;

namespace AefVideo.Live.Publishing;

/// <summary>The page as a sink: it takes a picture when somebody looks, and never waits.</summary>
/// <param name="name">Its address.</param>
/// <param name="offer">Takes a picture.</param>
internal sealed class PageSink(string name, Action<Picture> offer) : IFrameSink
{
    /// <inheritdoc />
    public string Name => name;

    /// <inheritdoc />
    public ValueTask WriteAsync(Frame frame, CancellationToken cancellation)
    {
        offer(frame.Picture);
        return ValueTask.CompletedTask;
    }

    /// <inheritdoc />
    public ValueTask FinishAsync(PipelineOutcome outcome, CancellationToken cancellation) => ValueTask.CompletedTask;

    /// <inheritdoc />
    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
