using System.Runtime.CompilerServices;
using System.Threading.Channels;
using AefVideo.Core.Errors;
using AefVideo.Core.Imaging;
using AefVideo.Live.Statistics;
using AefVideo.Pipeline;
using AefVideo.Pipeline.Sources;

namespace AefVideo.Live.Capture;

/// <summary>
/// A source that is never silent: the newest picture, or a slate while there is none. A source that fails, ends or stalls is opened again, with growing pauses. The pictures are copied into the
/// frames of whoever reads, so that the newest one as it was captured is always at hand.
/// </summary>
internal sealed class LiveCapture : IFrameSource
{
    // One that is being filled, one that waits, one that is being copied, the newest, and one for a slate.
    private const int Frames = 5;

    private readonly Func<IFrameSource> _open;
    private readonly LiveClock _clock;
    private readonly Slate _slate;
    private readonly LiveCounters _counters;
    private readonly CaptureOptions _options;
    private readonly FramePool _pool;
    private readonly Channel<Frame> _arrived;
    private readonly CancellationTokenSource _stop = new();
    private readonly Lock _newestLock = new();
    private Frame? _newest;
    private CancellationTokenSource? _connection;
    private Task _pump = Task.CompletedTask;
    private Task _watch = Task.CompletedTask;
    private long _lastArrival;
    private volatile bool _isConnected;
    private volatile bool _hasBegun;
    private long _dropped;
    private bool _isStarted;

    /// <param name="open">Makes the source; disposed when it fails or ends.</param>
    /// <param name="format">Of its pictures.</param>
    /// <param name="clock">Times them.</param>
    /// <param name="slate">Draws what is shown while there are none.</param>
    /// <param name="counters">Told of what happens.</param>
    /// <param name="options">How it is held on to.</param>
    public LiveCapture(Func<IFrameSource> open, PictureFormat format, LiveClock clock, Slate slate, LiveCounters counters, CaptureOptions options)
    {
        _open = open;
        _clock = clock;
        _slate = slate;
        _counters = counters;
        _options = options;
        Format = format;
        _pool = new(format, Frames);
        _arrived = Channel.CreateBounded<Frame>(
            new BoundedChannelOptions(1) { SingleReader = true, FullMode = options.KeepsAll ? BoundedChannelFullMode.Wait : BoundedChannelFullMode.DropOldest },
            dropped =>
            {
                if (dropped.Gap == FrameGap.None) Interlocked.Increment(ref _dropped);
                dropped.Release();
            });
    }

    /// <inheritdoc />
    public string Name => "capture";

    /// <inheritdoc />
    public PictureFormat Format { get; }

    /// <inheritdoc />
    public TimeBase TimeBase => new(1, TimeSpan.TicksPerSecond);

    /// <summary>Pictures that were let go before anybody took them.</summary>
    public long Dropped => Interlocked.Read(ref _dropped);

    /// <summary>Whether pictures are coming.</summary>
    public bool IsConnected => _isConnected;

    /// <summary>Why it was lost last, in a sentence.</summary>
    public string? LastFault { get; private set; }

    /// <inheritdoc />
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    public async ValueTask<bool> ReadAsync(Frame frame, CancellationToken cancellation)
    {
        if (!_isStarted) Start();
        // Throws what ended the pump.
        while (await _arrived.Reader.WaitToReadAsync(cancellation).ConfigureAwait(false))
        {
            if (!_arrived.Reader.TryRead(out var arrived)) continue;
            try
            {
                arrived.Picture.CopyTo(frame.Picture);
                frame.Time = arrived.Time;
                frame.Timestamp = arrived.Time.Ticks;
                frame.Captured = arrived.Captured;
                frame.Gap = arrived.Gap;
                frame.Faces.AddRange(arrived.Faces);
            }
            finally
            {
                arrived.Release();
            }
            return true;
        }
        return false;
    }

    /// <summary>Copies the newest picture as it was captured.</summary>
    /// <returns>False where there is none.</returns>
    public bool TryCopyNewest(Picture picture)
    {
        lock (_newestLock)
        {
            if (_newest is null) return false;
            _newest.Picture.CopyTo(picture);
            return true;
        }
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync().ConfigureAwait(false);
        // A source that does not hear its cancellation must not hold up the end of the run.
        await Task.WhenAny(Task.WhenAll(_pump, _watch), Task.Delay(TimeSpan.FromSeconds(1), CancellationToken.None)).ConfigureAwait(false);
        while (_arrived.Reader.TryRead(out var left)) left.Release();
        Keep(null);
    }

    private void Start()
    {
        _isStarted = true;
        Volatile.Write(ref _lastArrival, _clock.Now.Ticks);
        _pump = Task.Run(PumpAsync, CancellationToken.None);
        if (!_options.KeepsAll) _watch = Task.Run(WatchAsync, CancellationToken.None);
    }

    private async Task PumpAsync()
    {
        Exception? end = null;
        try
        {
            for (var attempt = 0; ; attempt++)
            {
                var before = _hasBegun ? _counters.Reconnects : -1;
                var fault = await ConnectAsync().ConfigureAwait(false);
                _isConnected = false;
                if (!_options.Reconnects || !_hasBegun)
                {
                    end = fault;
                    break;
                }
                // A connection that brought pictures starts the pauses anew.
                if (_counters.Reconnects != before) attempt = 0;
                LastFault = fault?.Message ?? "The stream has ended.";
                await Task.Delay(_options.Backoff.Before(attempt), _stop.Token).ConfigureAwait(false);
                _counters.CountOutage();
            }
        }
        catch (OperationCanceledException)
        {
            // The run ends.
        }
        _arrived.Writer.TryComplete(end);
    }

    /// <summary>Reads until the source fails or ends.</summary>
    /// <returns>The fault; null at the end.</returns>
    private async Task<Exception?> ConnectAsync()
    {
        using var connection = CancellationTokenSource.CreateLinkedTokenSource(_stop.Token);
        Volatile.Write(ref _connection, connection);
        Volatile.Write(ref _lastAttempt, _clock.Now.Ticks);
        IFrameSource? source = null;
        try
        {
            source = _open();
            if (source.Format.Width != Format.Width || source.Format.Height != Format.Height || source.Format.Layout != Format.Layout)
                throw new MediaException($"The source now gives {source.Format.Width}×{source.Format.Height} instead of {Format.Width}×{Format.Height}.");
            while (true)
            {
                var frame = await _pool.RentAsync(connection.Token).ConfigureAwait(false);
                bool filled;
                try
                {
                    filled = await source.ReadAsync(frame, connection.Token).ConfigureAwait(false);
                }
                catch
                {
                    frame.Release();
                    throw;
                }
                if (!filled)
                {
                    frame.Release();
                    return null;
                }
                await TakeAsync(frame, connection.Token).ConfigureAwait(false);
            }
        }
        catch (OperationCanceledException) when (!_stop.IsCancellationRequested)
        {
            return new MediaException("The source gave no picture for too long.");
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            return exception;
        }
        finally
        {
            Volatile.Write(ref _connection, null);
            if (source is not null) await source.DisposeAsync().ConfigureAwait(false);
        }
    }

    private async ValueTask TakeAsync(Frame frame, CancellationToken cancellation)
    {
        if (frame.Captured == 0) frame.Captured = System.Diagnostics.Stopwatch.GetTimestamp();
        if (!_options.KeepsTimes) frame.Time = _clock.Of(frame.Captured);
        Volatile.Write(ref _lastArrival, _clock.Now.Ticks);
        if (_hasBegun && !_isConnected) _counters.CountReconnect();
        _isConnected = _hasBegun = true;
        Keep(frame);
        try
        {
            while (!_arrived.Writer.TryWrite(frame)) await _arrived.Writer.WaitToWriteAsync(cancellation).ConfigureAwait(false);
        }
        catch
        {
            frame.Release();
            throw;
        }
    }

    private void Keep(Frame? frame)
    {
        frame?.Hold();
        lock (_newestLock)
        {
            _newest?.Release();
            _newest = frame;
        }
    }

    private long _lastAttempt;

    /// <summary>Slates while nothing comes, and an end to a connection over which nothing comes.</summary>
    private async Task WatchAsync()
    {
        using var timer = new PeriodicTimer(_options.SlatePeriod);
        try
        {
            while (await timer.WaitForNextTickAsync(_stop.Token).ConfigureAwait(false))
            {
                var now = _clock.Now;
                var silence = now - TimeSpan.FromTicks(Volatile.Read(ref _lastArrival));
                if (silence > _options.LostAfter && now - TimeSpan.FromTicks(Volatile.Read(ref _lastAttempt)) > _options.LostAfter) Break();
                if (!_hasBegun || silence < _options.SlateAfter) continue;
                // Nothing new for a while: what was captured last must not come back as if it were now.
                Keep(null);
                if (!_pool.TryRent(out var frame)) continue;
                _slate.Draw(frame.Picture, "NO SIGNAL");
                frame.Gap = FrameGap.NoSignal;
                frame.Time = _clock.Now;
                if (!_arrived.Writer.TryWrite(frame)) frame.Release();
            }
        }
        catch (OperationCanceledException)
        {
            // The run ends.
        }
    }

    private void Break()
    {
        try
        {
            Volatile.Read(ref _connection)?.Cancel();
        }
        catch (ObjectDisposedException)
        {
            // It has just ended by itself.
        }
    }
}
