using System.Threading.Channels;
using AefVideo.Faces;
using AefVideo.Pipeline;
using AefVideo.Pipeline.Stages;
using AefVideo.Pipeline.Statistics;

namespace AefVideo.Preview.Playback;

/// <summary>
/// Decodes footage and finds its faces, ahead of the player, in a pipeline a segment: from a jump, or from the beginning of a loop's round, to the end. Of several jumps in a row only the last is made.
/// A failure is a state; the next jump tries again.
/// </summary>
internal sealed class PlaybackFeed : IAsyncDisposable
{
    // Frames that wait for the screen: enough for a decoder that hiccups, few enough that a jump has little to throw away.
    private const int Waiting = 4;

    private readonly IFootage _footage;
    private readonly IFaceDetector? _detector;
    private readonly FaceTrackerOptions _tracking;
    private readonly Channel<FedFrame> _frames;
    private readonly SemaphoreSlim _jumped = new(0);
    private readonly CancellationTokenSource _stop = new();
    private readonly Lock _lock = new();
    private readonly Task _run;
    private CancellationTokenSource? _segmentStop;
    private TimeSpan _target;
    private int _epoch;
    private int _segments;
    private IReadOnlyList<PartStatistics> _statistics = [];
    private volatile Exception? _fault;
    private volatile bool _isLooping;

    /// <param name="footage">What to show.</param>
    /// <param name="detector">Finds faces, where the footage does not know them; stays the caller's.</param>
    /// <param name="tracking">How they are followed; the rotation is the footage's.</param>
    /// <param name="from">Where to begin.</param>
    /// <param name="isLooping">Whether it begins anew at its end.</param>
    public PlaybackFeed(IFootage footage, IFaceDetector? detector, FaceTrackerOptions tracking, TimeSpan from, bool isLooping)
    {
        if (detector is null && !footage.KnowsFaces) throw new ArgumentException("Somebody has to find the faces.", nameof(detector));
        _footage = footage;
        _detector = detector;
        _tracking = tracking with { ClockwiseQuarterTurns = (int)footage.Rotation };
        _target = from;
        _isLooping = isLooping;
        _frames = Channel.CreateBounded<FedFrame>(
            new BoundedChannelOptions(Waiting) { SingleReader = true, FullMode = footage.IsLive ? BoundedChannelFullMode.DropOldest : BoundedChannelFullMode.Wait },
            static dropped => dropped.Frame?.Release());
        _run = Task.Run(RunAsync, CancellationToken.None);
    }

    /// <summary>What comes. Frames are held and have to be released.</summary>
    public ChannelReader<FedFrame> Frames => _frames.Reader;

    /// <summary>Whether it begins anew at its end.</summary>
    public bool IsLooping
    {
        get => _isLooping;
        set => _isLooping = value;
    }

    /// <summary>Why nothing comes any more, if something failed.</summary>
    public Exception? Fault => _fault;

    /// <summary>What the parts of the running segment have done, source first.</summary>
    public IReadOnlyList<PartStatistics> Statistics => Volatile.Read(ref _statistics);

    /// <summary>Goes on from another place.</summary>
    /// <returns>The epoch of the frames that are wanted from now on.</returns>
    public int Jump(TimeSpan target)
    {
        lock (_lock)
        {
            _target = target;
            _epoch++;
            _segmentStop?.Cancel();
            if (_jumped.CurrentCount == 0) _jumped.Release();
            return _epoch;
        }
    }

    /// <summary>Stops everything and lets go of what waits.</summary>
    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync().ConfigureAwait(false);
        await _run.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _frames.Writer.TryComplete();
        while (_frames.Reader.TryRead(out var left)) left.Frame?.Release();
        _stop.Dispose();
        _jumped.Dispose();
    }

    private async Task RunAsync()
    {
        try
        {
            var last = -1;
            while (!_stop.IsCancellationRequested)
            {
                TimeSpan from;
                int epoch;
                lock (_lock) (from, epoch) = (_target, _epoch);
                if (epoch == last)
                {
                    await _jumped.WaitAsync(_stop.Token).ConfigureAwait(false);
                    continue;
                }
                last = epoch;
                _fault = null;
                await RunEpochAsync(from, epoch).ConfigureAwait(false);
            }
        }
        catch (OperationCanceledException)
        {
            // Asked to stop.
        }
    }

    private async Task RunEpochAsync(TimeSpan from, int epoch)
    {
        var offset = TimeSpan.Zero;
        do
        {
            using var stop = CancellationTokenSource.CreateLinkedTokenSource(_stop.Token);
            lock (_lock)
            {
                if (_epoch != epoch) return;
                _segmentStop = stop;
            }
            (PipelineResult Result, TimeSpan End, long Frames) segment;
            try
            {
                segment = await RunSegmentAsync(from, epoch, offset, stop.Token).ConfigureAwait(false);
            }
            finally
            {
                lock (_lock) _segmentStop = null;
            }
            if (segment.Result.Outcome == PipelineOutcome.Cancelled) return;
            _fault = segment.Result.Fault;
            if (_fault is not null || segment.Frames == 0 || !_footage.CanSeek) break;
            offset = segment.End + _footage.FrameInterval;
            from = _footage.Start;
        }
        while (_isLooping);
        if (!IsCurrent(epoch)) return;
        await _frames.Writer.WriteAsync(new(null, epoch, _segments, offset, 0), _stop.Token).ConfigureAwait(false);
    }

    private async Task<(PipelineResult Result, TimeSpan End, long Frames)> RunSegmentAsync(TimeSpan from, int epoch, TimeSpan offset, CancellationToken stop)
    {
        await using var source = new FeedSource(_footage.Open(from), from);
        await using var sink = new FeedSink(source, _frames.Writer, epoch, ++_segments, offset);
        using var tracker = _detector is { } detector && !_footage.KnowsFaces ? new FaceTracker(detector, _tracking) : null;
        var pipeline = new FramePipeline(source, tracker is null ? [] : [new TrackStage(tracker)], sink, new()
        {
            Policy = _footage.IsLive ? QueuePolicy.DropOldest : QueuePolicy.Wait,
            // The pool grows with it: the screen and the forger hold frames, too.
            QueueCapacity = Waiting,
        });
        Volatile.Write(ref _statistics, pipeline.Statistics);
        var result = await pipeline.RunAsync(stop).ConfigureAwait(false);
        return (result, sink.LastTime, sink.Frames);
    }

    private bool IsCurrent(int epoch)
    {
        lock (_lock) return _epoch == epoch;
    }
}
