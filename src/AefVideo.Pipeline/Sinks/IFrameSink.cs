namespace AefVideo.Pipeline.Sinks;

/// <summary>Where frames go: an encoder, a page, a window.</summary>
public interface IFrameSink : IAsyncDisposable
{
    /// <summary>The name under which it appears in statistics.</summary>
    string Name { get; }

    /// <summary>Takes a frame. The frame may be reused as soon as the task ends; to keep it longer, hold it.</summary>
    /// <exception cref="Core.Errors.MediaException">The frame cannot be written.</exception>
    ValueTask WriteAsync(Frame frame, CancellationToken cancellation);

    /// <summary>
    /// Called once, after the last frame, whatever happened: with <see cref="PipelineOutcome.Completed" /> the output is finished and
    /// put under its final name; otherwise nothing may be left there.
    /// </summary>
    ValueTask FinishAsync(PipelineOutcome outcome, CancellationToken cancellation);
}
