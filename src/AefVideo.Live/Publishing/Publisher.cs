using System.Runtime.CompilerServices;
using AefVideo.Live.Statistics;
using AefVideo.Pipeline;
using AefVideo.Pipeline.Sinks;

namespace AefVideo.Live.Publishing;

/// <summary>
/// The end of the pipeline: hands every frame to every sink, in the order of time. When nothing has come out of the pipeline for too long it sends a frame that stands in for what is
/// late, so that no sink ever shows a frozen picture.
/// </summary>
internal sealed class Publisher : IFrameSink
{
    private readonly IReadOnlyList<SinkLane> _lanes;
    private readonly LiveClock _clock;
    private readonly LiveCounters _counters;
    private readonly PublisherOptions _options;
    private readonly FramePool _standIns;
    private readonly Func<Frame, bool> _fillStandIn;
    private readonly Lock _lock = new();
    private TimeSpan _lastTime = TimeSpan.MinValue;
    private long _lastPublished = -1;

    /// <param name="lanes">Where frames go.</param>
    /// <param name="pool">Of the frames that stand in: as many as all lanes hold, and one more.</param>
    /// <param name="fillStandIn">Draws one; false where nothing may be shown.</param>
    /// <param name="clock">Times them.</param>
    /// <param name="counters">Told of every frame.</param>
    /// <param name="options">When to send one.</param>
    public Publisher(IReadOnlyList<SinkLane> lanes, FramePool pool, Func<Frame, bool> fillStandIn, LiveClock clock, LiveCounters counters, PublisherOptions options)
    {
        _lanes = lanes;
        _standIns = pool;
        _fillStandIn = fillStandIn;
        _clock = clock;
        _counters = counters;
        _options = options;
    }

    /// <inheritdoc />
    public string Name => "publish";

    /// <inheritdoc />
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder))]
    public async ValueTask WriteAsync(Frame frame, CancellationToken cancellation)
    {
        if (_options.KeepsAll)
        {
            _counters.Faces = frame.Faces.Count;
            _counters.CountPublished(frame.Gap, _clock.Now);
            foreach (var lane in _lanes) await lane.OfferAsync(frame, cancellation).ConfigureAwait(false);
            return;
        }
        if (!TryPublish(frame)) _counters.CountOvertaken();
    }

    /// <inheritdoc />
    public ValueTask FinishAsync(PipelineOutcome outcome, CancellationToken cancellation) => ValueTask.CompletedTask;

    /// <inheritdoc />
    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    /// <summary>Watches over the pace of the pipeline and over sinks that are stuck, until it is cancelled.</summary>
    public async Task WatchAsync(CancellationToken cancellation)
    {
        using var timer = new PeriodicTimer(_options.LateAfter / 4);
        try
        {
            while (await timer.WaitForNextTickAsync(cancellation).ConfigureAwait(false))
            {
                foreach (var lane in _lanes) lane.CheckStuck();
                var last = Interlocked.Read(ref _lastPublished);
                if (last < 0 || _options.KeepsAll || _clock.Now.Ticks - last < _options.LateAfter.Ticks) continue;
                StandIn();
            }
        }
        catch (OperationCanceledException)
        {
            // The run ends.
        }
    }

    private void StandIn()
    {
        if (!_standIns.TryRent(out var frame)) return;
        frame.Gap = FrameGap.Late;
        frame.Time = _clock.Now;
        if (_fillStandIn(frame)) TryPublish(frame);
        frame.Release();
    }

    // Two may come at once: the pipeline's and one that stands in. None is sent after one that is newer.
    private bool TryPublish(Frame frame)
    {
        lock (_lock)
        {
            if (frame.Time <= _lastTime) return false;
            _lastTime = frame.Time;
            if (frame.Gap is FrameGap.None or FrameGap.NoSignal) _counters.Faces = frame.Faces.Count;
            foreach (var lane in _lanes) lane.Offer(frame);
            var now = _clock.Now;
            _counters.CountPublished(frame.Gap, now);
            // A stand-in does not count as life: while the pipeline is late, more follow at the pace of the watch.
            if (frame.Gap != FrameGap.Late) Interlocked.Exchange(ref _lastPublished, now.Ticks);
            return true;
        }
    }
}
