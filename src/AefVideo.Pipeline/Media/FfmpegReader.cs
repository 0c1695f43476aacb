using System.Runtime.CompilerServices;
using FFMpegCore;
using FFMpegCore.Exceptions;
using FFMpegCore.Pipes;

namespace AefVideo.Pipeline.Media;

/// <summary>
/// An ffmpeg whose output is read from a pipe, on a thread of its own: its start, its end. Sources say what it is to do, how a frame is read from the pipe, and what its
/// failure means to users. What is to be known about each frame may come through a second pipe.
/// </summary>
/// <param name="name">Of the thread; shown by debuggers.</param>
/// <param name="read">Fills a frame from the pipe and the one beside it; false at the end of the stream. Called on the thread.</param>
/// <param name="beside">Another pipe of the same ffmpeg's, without which it is not open; null for none.</param>
internal sealed class FfmpegReader(string name, Func<Stream, Stream?, Frame, bool> read, HeldPipe? beside = null) : IAsyncDisposable
{
    private readonly HeldPipe _pipe = new();
    private readonly CancellationTokenSource _kill = new();
    private Task? _run;
    private Stream? _stream;
    private PipeThread? _thread;
    private Frame? _target;

    /// <summary>What ffmpeg wrote on its error output.</summary>
    public FfmpegLog Log { get; } = new();

    /// <summary>Whether there is something to read from.</summary>
    public bool IsOpen => _stream is not null;

    /// <summary>Starts ffmpeg and waits for its pipe. Can be called once.</summary>
    /// <param name="format">ffmpeg's name of what comes through the pipe.</param>
    /// <param name="compose">Makes the command line, given the pipe.</param>
    /// <param name="memory">Bounds its address space, in bytes; 0 for no bound.</param>
    /// <param name="cancellation">Stops the wait.</param>
    /// <returns>False if ffmpeg ended before it opened the pipe.</returns>
    /// <exception cref="InvalidOperationException">It was started before.</exception>
    /// <exception cref="Core.Errors.EnvironmentException">There is no ffmpeg.</exception>
    public async ValueTask<bool> OpenAsync(string format, Func<IPipeSink, FFMpegArgumentProcessor> compose, long memory, CancellationToken cancellation)
    {
        if (_run is not null) throw new InvalidOperationException("The source has failed before.");
        ChildEnvironment.PrepareForAll();
        _run = compose(_pipe.Sink(format)).NotifyOnError(Log.Add).CancellableThrough(_kill.Token).ProcessAsynchronously(throwOnError: true);
        ChildLimit.ApplyToChildren(memory);
        var stream = await _pipe.OpenAsync(_run, cancellation).ConfigureAwait(false);
        var other = beside is null ? null : await beside.OpenAsync(_run, cancellation).ConfigureAwait(false);
        if (stream is null || beside is not null && other is null) return false;
        _stream = stream;
        _thread = new PipeThread(name, () => read(stream, other, _target!));
        return true;
    }

    /// <summary>Has a frame filled on the thread. The previous request must have been awaited.</summary>
    /// <returns>False at the end of the stream.</returns>
    /// <exception cref="OperationCanceledException">It was cancelled; ffmpeg is being ended.</exception>
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    public async ValueTask<bool> ReadAsync(Frame frame, CancellationToken cancellation)
    {
        bool filled;
        // A thread that waits for a pipe is freed by the end of the program at its other end.
        using (cancellation.UnsafeRegister(static reader => ((FfmpegReader)reader!).GiveUp(), this))
        {
            try
            {
                _target = frame;
                filled = await _thread!.RunAsync().ConfigureAwait(false);
            }
            finally
            {
                _target = null;
            }
        }
        cancellation.ThrowIfCancellationRequested();
        return filled;
    }

    /// <summary>Closes the pipes and waits for ffmpeg's end.</summary>
    /// <returns>Whether ffmpeg says that all went well.</returns>
    public async Task<bool> EndAsync(CancellationToken cancellation)
    {
        Release();
        try
        {
            if (_run is not null) await _run.WaitAsync(cancellation).ConfigureAwait(false);
            return true;
        }
        catch (FFMpegException)
        {
            // Its log tells more.
            return false;
        }
    }

    /// <summary>Ends ffmpeg, wherever it is, and waits until it is gone.</summary>
    public async ValueTask DisposeAsync()
    {
        Release();
        await _kill.CancelAsync().ConfigureAwait(false);
        if (_run is not null) await _run.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _thread?.Dispose();
        _kill.Dispose();
    }

    // What is not yet read is not wanted: that is said before ffmpeg is told to end.
    private void GiveUp()
    {
        Release();
        _kill.Cancel();
    }

    private void Release()
    {
        _pipe.Release();
        beside?.Release();
    }
}
