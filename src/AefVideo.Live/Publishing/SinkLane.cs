using System.Diagnostics;
using System.Threading.Channels;
using AefVideo.Core.Errors;
using AefVideo.Live.Statistics;
using AefVideo.Pipeline;
using AefVideo.Pipeline.Sinks;
using AefVideo.Pipeline.Statistics;

namespace AefVideo.Live.Publishing;

/// <summary>
/// One sink with a queue of its own, so that whatever it does, the others do not notice: slow, it misses frames; blocked or broken, it is closed and, where that makes sense, opened
/// again after a pause.
/// </summary>
internal sealed class SinkLane : IDisposable
{
    // One that is written, one that waits: what is older than that nobody wants.
    private const int Waiting = 1;

    /// <summary>The most frames that a lane holds.</summary>
    public const int Held = Waiting + 1;

    // Ctrl-C in a terminal reaches ffmpeg as well, which may die of it before the run has heard.
    private static readonly TimeSpan s_beforeBlaming = TimeSpan.FromMilliseconds(300);

    private readonly Func<CancellationToken, Task<IFrameSink>> _open;
    private readonly LaneOptions _options;
    private readonly LiveCounters _counters;
    private readonly Channel<Frame> _queue;
    private readonly CancellationTokenSource _abandon = new();
    private readonly CancellationTokenSource _ending = new();
    private IFrameSink? _sink;
    private Task _run = Task.CompletedTask;
    private CancellationTokenSource _patience;
    private long _writingSince;
    private long _retryAt;
    private long _slates;
    private long _dropped;
    private long _failures;
    private int _attempt;
    private volatile bool _expectsSignals;
    private volatile LaneState _state = LaneState.Running;
    private volatile string? _message;

    /// <param name="name">As users call it.</param>
    /// <param name="sink">Open, so that what is wrong at first is said at first. Owned by the lane from now on.</param>
    /// <param name="open">Opens it again.</param>
    /// <param name="counters">Told how long frames took.</param>
    /// <param name="options">How it is held on to.</param>
    public SinkLane(string name, IFrameSink sink, Func<CancellationToken, Task<IFrameSink>> open, LiveCounters counters, LaneOptions options)
    {
        Name = name;
        _sink = sink;
        _open = open;
        _options = options;
        _counters = counters;
        _patience = CancellationTokenSource.CreateLinkedTokenSource(_abandon.Token);
        _queue = Channel.CreateBounded<Frame>(
            new BoundedChannelOptions(Waiting) { SingleReader = true, FullMode = options.KeepsAll ? BoundedChannelFullMode.Wait : BoundedChannelFullMode.DropOldest },
            dropped =>
            {
                Interlocked.Increment(ref _dropped);
                dropped.Release();
            });
    }

    /// <summary>As users call it.</summary>
    public string Name { get; }

    /// <summary>How it stands.</summary>
    public LaneState State => _state;

    /// <summary>Frames that it took.</summary>
    public long Frames => Latency.Count + Interlocked.Read(ref _slates);

    /// <summary>Frames that it was too slow for, or that came while it was closed.</summary>
    public long Dropped => Interlocked.Read(ref _dropped);

    /// <summary>How often it failed.</summary>
    public long Failures => Interlocked.Read(ref _failures);

    /// <summary>Why it failed last, in a sentence.</summary>
    public string? Message => _message;

    /// <summary>From a picture's arrival until it was taken.</summary>
    public DurationHistogram Latency { get; } = new();

    /// <summary>Begins.</summary>
    public void Start() => _run = Task.Run(RunAsync, CancellationToken.None);

    /// <summary>Hands it a frame, which it holds as long as it needs it. Never waits.</summary>
    public void Offer(Frame frame)
    {
        frame.Hold();
        if (!_queue.Writer.TryWrite(frame)) frame.Release();
    }

    /// <summary>Hands it a frame, and waits for room.</summary>
    public async ValueTask OfferAsync(Frame frame, CancellationToken cancellation)
    {
        frame.Hold();
        try
        {
            while (!_queue.Writer.TryWrite(frame))
            {
                if (await _queue.Writer.WaitToWriteAsync(cancellation).ConfigureAwait(false)) continue;
                frame.Release();
                return;
            }
        }
        catch
        {
            frame.Release();
            throw;
        }
    }

    /// <summary>Gives up on a frame that has been waited for too long. Asked now and then.</summary>
    public void CheckStuck()
    {
        var since = Volatile.Read(ref _writingSince);
        if (since == 0 || Stopwatch.GetElapsedTime(since) < _options.StuckAfter) return;
        Volatile.Write(ref _writingSince, 0);
        Volatile.Read(ref _patience).Cancel();
    }

    /// <summary>Tells that the run was ended by a signal, which the programs that the sink has started may have got, too.</summary>
    public void ExpectSignals() => _expectsSignals = true;

    /// <summary>Takes no more, writes what waits and finishes the sink; what takes too long is cut off.</summary>
    public async Task FinishAsync()
    {
        await _ending.CancelAsync().ConfigureAwait(false);
        _queue.Writer.TryComplete();
        _abandon.CancelAfter(_options.FinishWithin);
        await _run.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    /// <summary>After the end.</summary>
    public void Dispose()
    {
        _patience.Dispose();
        _abandon.Dispose();
        _ending.Dispose();
    }

    private async Task RunAsync()
    {
        try
        {
            while (await _queue.Reader.WaitToReadAsync(CancellationToken.None).ConfigureAwait(false))
            {
                while (_queue.Reader.TryRead(out var frame))
                {
                    if (_sink is null) Interlocked.Increment(ref _dropped);
                    else await WriteAsync(_sink, frame).ConfigureAwait(false);
                    frame.Release();
                }
                if (_sink is null && _state == LaneState.Reconnecting && Stopwatch.GetTimestamp() >= _retryAt) await ReopenAsync().ConfigureAwait(false);
            }
        }
        finally
        {
            await CloseAsync().ConfigureAwait(false);
        }
    }

    private async Task WriteAsync(IFrameSink sink, Frame frame)
    {
        Volatile.Write(ref _writingSince, Stopwatch.GetTimestamp());
        try
        {
            await sink.WriteAsync(frame, _patience.Token).ConfigureAwait(false);
            if (frame.Captured == 0)
            {
                Interlocked.Increment(ref _slates);
            }
            else
            {
                var latency = Stopwatch.GetElapsedTime(frame.Captured);
                Latency.Record(latency);
                _counters.Latency.Record(latency);
            }
            _attempt = 0;
        }
        catch (OperationCanceledException) when (_abandon.IsCancellationRequested)
        {
            // The run ends, and this takes too long for it.
        }
        catch (Exception exception)
        {
            var message = exception is OperationCanceledException ? $"{Name}: took no picture for {_options.StuckAfter.TotalSeconds:0.#} s." : Sentence(exception);
            await FailAsync(message).ConfigureAwait(false);
        }
        finally
        {
            Volatile.Write(ref _writingSince, 0);
        }
    }

    private async Task FailAsync(string message)
    {
        if (!_ending.IsCancellationRequested)
        {
            try
            {
                await Task.Delay(s_beforeBlaming, _ending.Token).ConfigureAwait(false);
            }
            catch (OperationCanceledException)
            {
                // Then it is no failure.
            }
        }
        await CloseSinkAsync().ConfigureAwait(false);
        if (_ending.IsCancellationRequested) return;
        _message = message;
        Interlocked.Increment(ref _failures);
        _state = _options.Reconnects ? LaneState.Reconnecting : LaneState.Failed;
        Postpone();
    }

    private async Task ReopenAsync()
    {
        try
        {
            _sink = await _open(_ending.Token).ConfigureAwait(false);
            // The one before may have been used up. It is small, and somebody may still be about to cancel it.
            if (_patience.IsCancellationRequested) Volatile.Write(ref _patience, CancellationTokenSource.CreateLinkedTokenSource(_abandon.Token));
            _state = LaneState.Running;
        }
        catch (OperationCanceledException)
        {
            // The run ends.
        }
        catch (Exception exception)
        {
            _message = Sentence(exception);
            Postpone();
        }
    }

    private void Postpone() => _retryAt = Stopwatch.GetTimestamp() + (long)(_options.Backoff.Before(_attempt++).TotalSeconds * Stopwatch.Frequency);

    private async Task CloseAsync()
    {
        if (_sink is { } sink)
        {
            try
            {
                await sink.FinishAsync(PipelineOutcome.Completed, _abandon.Token).ConfigureAwait(false);
            }
            catch (Exception exception) when (exception is not OperationCanceledException)
            {
                // Ended by the same Ctrl-C, it has written its end nevertheless.
                if (!_expectsSignals) _message = Sentence(exception);
            }
            catch (OperationCanceledException)
            {
                // Cut off.
            }
        }
        await CloseSinkAsync().ConfigureAwait(false);
        if (_state != LaneState.Failed) _state = _message is null || _failures > 0 ? LaneState.Finished : LaneState.Failed;
    }

    private async Task CloseSinkAsync()
    {
        if (_sink is not { } sink) return;
        _sink = null;
        try
        {
            await sink.DisposeAsync().ConfigureAwait(false);
        }
        catch (AefVideoException exception)
        {
            _message = exception.Message;
        }
    }

    private string Sentence(Exception exception) => exception is AefVideoException ? exception.Message : $"{Name}: {exception.Message.ReplaceLineEndings(" ")}";
}
