using AefVideo.Pipeline.Sources;
using FFMpegCore.Pipes;

namespace AefVideo.Pipeline.Media;

/// <summary>
/// FFMpegCore hands the stream of a pipe to a callback and closes it when the callback ends. This turns it round: the callback waits here, and
/// whoever reads or writes frames takes the stream, until it lets go of it.
/// </summary>
internal sealed class HeldPipe
{
    private readonly TaskCompletionSource<Stream> _stream = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _released = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>The pipe, once ffmpeg has opened it; null if it ended before.</summary>
    public async ValueTask<Stream?> OpenAsync(Task run, CancellationToken cancellation)
    {
        var first = await Task.WhenAny(_stream.Task, run).WaitAsync(cancellation).ConfigureAwait(false);
        return first == _stream.Task || _stream.Task.IsCompleted ? await _stream.Task.ConfigureAwait(false) : null;
    }

    /// <summary>For ffmpeg's output: offers the stream, which does not lose its end, until it is let go of.</summary>
    /// <param name="format">ffmpeg's name of what comes through the pipe.</param>
    public IPipeSink Sink(string format)
    {
        var sink = new StreamPipeSink(async (stream, exited) =>
        {
            await using var drained = new DrainedPipeStream(stream, () => !_released.Task.IsCompleted, exited);
            await HoldAsync(drained).ConfigureAwait(false);
        });
        sink.Format = format;
        return sink;
    }

    /// <summary>The callback: offers the stream and waits until it is no longer needed.</summary>
    public Task HoldAsync(Stream stream)
    {
        _stream.TrySetResult(stream);
        return _released.Task;
    }

    /// <summary>Lets FFMpegCore close the pipe.</summary>
    public void Release() => _released.TrySetResult();
}
