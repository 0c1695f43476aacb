using System.Runtime.CompilerServices;
using AefVideo.Core.Errors;
using AefVideo.Pipeline.Nut;
using FFMpegCore;
using FFMpegCore.Exceptions;
using FFMpegCore.Pipes;

namespace AefVideo.Pipeline.Media;

/// <summary>
/// An ffmpeg that takes what it encodes through a pipe, as NUT: its start, its failure, its end. Sinks say what it is to do, what its failure means to
/// users, and what becomes of the file.
/// </summary>
/// <param name="stream">What will be written.</param>
/// <param name="explain">Makes the sentence of a failure out of what ffmpeg wrote.</param>
internal sealed class FfmpegWriter(NutStream stream, Func<FfmpegLog, string> explain) : IAsyncDisposable
{
    private readonly HeldPipe _pipe = new();
    private readonly FfmpegLog _log = new();
    private readonly CancellationTokenSource _kill = new();
    private FFMpegArgumentProcessor? _processor;
    private Task? _run;
    private NutWriter? _writer;
    private PipeThread? _thread;
    private bool _isOpened;
    private bool _isBegun;
    private (bool IsSound, long Time, ReadOnlyMemory<byte> Content) _next;

    /// <summary>ffmpeg's command line.</summary>
    public string Arguments => _processor?.Arguments ?? "";

    /// <summary>Starts ffmpeg.</summary>
    /// <param name="compose">Makes the command line, given the pipe.</param>
    /// <param name="memory">Bounds its address space, in bytes; 0 for no bound.</param>
    public void Start(Func<IPipeSource, FFMpegArgumentProcessor> compose, long memory = 0)
    {
        ChildEnvironment.PrepareForAll();
        _processor = compose(new PipeSource(_pipe)).NotifyOnError(_log.Add).CancellableThrough(_kill.Token);
        _run = _processor.ProcessAsynchronously(throwOnError: true);
        ChildLimit.ApplyToChildren(memory);
    }

    /// <summary>Writes a picture.</summary>
    /// <param name="timestamp">In ticks of the stream's time base, 0 or more, larger than that of the picture before.</param>
    /// <param name="picture">All samples.</param>
    /// <param name="cancellation">Ends ffmpeg, and with it the wait.</param>
    /// <exception cref="MediaException">ffmpeg failed or is gone.</exception>
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder))]
    public async ValueTask WriteFrameAsync(long timestamp, ReadOnlyMemory<byte> picture, CancellationToken cancellation)
    {
        await WriteAsync(isSound: false, timestamp, picture, cancellation).ConfigureAwait(false);
        if (_run!.IsCompleted) throw await FailureAsync(null).ConfigureAwait(false);
    }

    /// <summary>Writes sound.</summary>
    /// <param name="position">Number of the first sample, counted from where the pictures' time is 0.</param>
    /// <param name="samples">In the one format of live sound.</param>
    /// <param name="cancellation">Ends ffmpeg, and with it the wait.</param>
    /// <exception cref="MediaException">ffmpeg failed or is gone.</exception>
    public ValueTask WriteSoundAsync(long position, ReadOnlyMemory<byte> samples, CancellationToken cancellation) => WriteAsync(isSound: true, position, samples, cancellation);

    /// <summary>Closes the pipe and waits until ffmpeg has written everything.</summary>
    /// <exception cref="MediaException">ffmpeg failed.</exception>
    public async Task FinishAsync(CancellationToken cancellation)
    {
        _pipe.Release();
        try
        {
            await _run!.WaitAsync(cancellation).ConfigureAwait(false);
        }
        catch (FFMpegException exception)
        {
            throw await FailureAsync(exception).ConfigureAwait(false);
        }
        // When only the very last bytes do not fit on the disk, ffmpeg says so and ends as if all were well.
        if (_log.Mentions("Error writing trailer") || _log.Mentions("Error closing file")) throw await FailureAsync(null).ConfigureAwait(false);
    }

    /// <summary>Ends ffmpeg, if it still runs, and waits until it is gone.</summary>
    public async Task AbandonAsync()
    {
        _pipe.Release();
        if (_run is { IsCompleted: false }) await _kill.CancelAsync().ConfigureAwait(false);
        if (_run is not null) await _run.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        await AbandonAsync().ConfigureAwait(false);
        _thread?.Dispose();
        _kill.Dispose();
    }

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder))]
    private async ValueTask WriteAsync(bool isSound, long time, ReadOnlyMemory<byte> content, CancellationToken cancellation)
    {
        try
        {
            if (_writer is null) await OpenAsync(cancellation).ConfigureAwait(false);
            // A thread that waits for a pipe is freed by the end of the program at its other end.
            using (cancellation.UnsafeRegister(static writer => ((FfmpegWriter)writer!)._kill.Cancel(), this))
            {
                _next = (isSound, time, content);
                await _thread!.RunAsync().ConfigureAwait(false);
            }
        }
        catch (Exception exception) when (exception is IOException or ObjectDisposedException or InvalidOperationException)
        {
            cancellation.ThrowIfCancellationRequested();
            throw await FailureAsync(exception).ConfigureAwait(false);
        }
        finally
        {
            _next = default;
        }
        cancellation.ThrowIfCancellationRequested();
    }

    private async ValueTask OpenAsync(CancellationToken cancellation)
    {
        if (_isOpened) throw new InvalidOperationException("The sink has failed before.");
        _isOpened = true;
        var pipe = await _pipe.OpenAsync(_run!, cancellation).ConfigureAwait(false) ?? throw new IOException("ffmpeg ended before it read.");
        _writer = new NutWriter(pipe, stream.Format, stream.TimeBase, stream.HasSound);
        _thread = new PipeThread("aef encode", WriteNext);
    }

    // On the thread.
    private bool WriteNext()
    {
        if (!_isBegun)
        {
            var pixel = stream.SampleAspectRatio;
            _writer!.WriteHeader((pixel.Numerator, pixel.Numerator > 0 ? pixel.Denominator : 0), stream.Rate.Numerator > 0 ? stream.Rate.ToString() : "");
            _isBegun = true;
        }
        if (_next.IsSound) _writer!.WriteSound(_next.Time, _next.Content.Span);
        else _writer!.WriteFrame(_next.Time, _next.Content.Span);
        return true;
    }

    private async Task<MediaException> FailureAsync(Exception? cause)
    {
        // ffmpeg's end is near when it stops reading; its last words are needed for the sentence.
        _pipe.Release();
        if (_run is not null) await _run.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        return new(explain(_log), cause);
    }

    private sealed class PipeSource(HeldPipe pipe) : IPipeSource
    {
        public string GetStreamArguments() => "";

        public Task WriteAsync(Stream outputStream, CancellationToken cancellationToken) => pipe.HoldAsync(outputStream);
    }
}
