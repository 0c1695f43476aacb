using AefVideo.Live.Capture;
using AefVideo.Live.Guarding;
using AefVideo.Live.Publishing;
using AefVideo.Live.Statistics;
using AefVideo.Pipeline;
using AefVideo.Pipeline.Stages;

namespace AefVideo.Live;

/// <summary>
/// The moving parts of a live run: a source that is never silent, stages that survive faults, sinks that fail alone. What a run is made of in the end (files, devices, the page, the refinement) is
/// <see cref="LiveSession" />'s.
/// </summary>
internal sealed class LiveEngine : IAsyncDisposable
{
    // What a stage may still take when the run is to end: one that hangs must not keep files from being finished.
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(0.4);

    // Ctrl-C in a terminal reaches ffmpeg as well, which may die of it before the run has heard.
    private static readonly TimeSpan s_beforeBlaming = TimeSpan.FromMilliseconds(300);

    private readonly LiveCapture _capture;
    private readonly List<SinkLane> _lanes = [];
    private readonly GuardedProtection _protection;
    private readonly FramePipeline _pipeline;
    private readonly Publisher _publisher;
    private readonly CancellationTokenSource _stop = new();
    private readonly TaskCompletionSource<LiveEnd> _asked = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private bool _hasRun;

    private LiveEngine(LiveParts parts, IReadOnlyList<IFrameStage> between, List<SinkLane> lanes, LiveClock clock, LiveCounters counters)
    {
        Clock = clock;
        Counters = counters;
        _lanes = lanes;
        Slate = new(parts.Format);
        _capture = new(parts.Open, parts.Format, clock, Slate, counters, parts.Capture);
        _protection = new(parts.Protect, Controls, Slate, parts.OnGap, Faults);
        var held = lanes.Count * SinkLane.Held + 1;
        _publisher = new(lanes, new(parts.Format, held), FillStandIn, clock, counters, parts.Publisher with { KeepsAll = parts.Capture.KeepsAll });
        _pipeline = new(_capture, [new GuardedTracking(parts.Track, Controls, Faults), .. between, _protection], _publisher, new()
        {
            Policy = parts.Capture.KeepsAll ? QueuePolicy.Wait : QueuePolicy.DropOldest,
            QueueCapacity = 1,
            HeldBySink = held,
        });
    }

    /// <summary>Opens the sinks and joins the parts; nothing runs yet.</summary>
    /// <param name="parts">What it is put together of.</param>
    /// <param name="between">Stages between tracking and protecting, which change nothing.</param>
    /// <param name="clock">Times everything.</param>
    /// <param name="cancellation">Stops the opening.</param>
    /// <exception cref="Core.Errors.AefVideoException">A sink cannot be opened.</exception>
    public static async Task<LiveEngine> OpenAsync(LiveParts parts, IReadOnlyList<IFrameStage> between, LiveClock clock, CancellationToken cancellation)
    {
        var counters = new LiveCounters();
        var lanes = new List<SinkLane>();
        try
        {
            foreach (var (name, open, options) in parts.Sinks)
                lanes.Add(new(name, await open(cancellation).ConfigureAwait(false), open, counters, options with { KeepsAll = parts.Capture.KeepsAll }));
            return new(parts, between, lanes, clock, counters);
        }
        catch
        {
            await CloseAsync(lanes).ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>Times everything.</summary>
    public LiveClock Clock { get; }

    /// <summary>What was counted.</summary>
    public LiveCounters Counters { get; }

    /// <summary>What was asked for.</summary>
    public LiveControls Controls { get; } = new();

    /// <summary>What was survived.</summary>
    public FaultLog Faults { get; } = new();

    /// <summary>Draws what is shown instead of pictures.</summary>
    public Slate Slate { get; }

    /// <summary>The sinks.</summary>
    public IReadOnlyList<SinkLane> Lanes => _lanes;

    /// <summary>The parts of the pipeline.</summary>
    public FramePipeline Pipeline => _pipeline;

    /// <summary>Whether the source gives pictures.</summary>
    public bool IsConnected => _capture.IsConnected;

    /// <summary>Why the source was lost last.</summary>
    public string? SourceFault => _capture.LastFault;

    /// <summary>Ends when no stage is at work any more, which may be after the run when one hangs: what stages use must live as long.</summary>
    public Task Idle { get; private set; } = Task.CompletedTask;

    /// <summary>What ended the run; null where nothing failed.</summary>
    public Exception? Fault { get; private set; }

    /// <summary>Pictures let go because something newer was there, before any sink.</summary>
    public long Dropped => _capture.Dropped + _pipeline.Statistics.Sum(part => part.Dropped) + Counters.Overtaken;

    /// <summary>Ends the run.</summary>
    public void Ask(LiveEnd end) => _asked.TrySetResult(end);

    /// <summary>Runs until the source ends, all sinks have failed, somebody asks for the end or the token is cancelled; then finishes the sinks.</summary>
    public async Task<LiveEnd> RunAsync(CancellationToken cancellation)
    {
        await using var _ = cancellation.Register(() => Ask(LiveEnd.Signal)).ConfigureAwait(false);
        _hasRun = true;
        foreach (var lane in _lanes) lane.Start();
        var running = _pipeline.RunAsync(_stop.Token);
        Idle = running;
        var watch = _publisher.WatchAsync(_stop.Token);
        var sinks = WatchSinksAsync();
        await Task.WhenAny(running, _asked.Task).ConfigureAwait(false);
        if (!_asked.Task.IsCompleted)
        {
            var result = await running.ConfigureAwait(false);
            if (result.Fault is not null) await Task.WhenAny(_asked.Task, Task.Delay(s_beforeBlaming, CancellationToken.None)).ConfigureAwait(false);
            if (!_asked.Task.IsCompleted) Fault = result.Fault;
            Ask(result.Fault is null ? LiveEnd.SourceEnded : LiveEnd.SourceFailed);
        }
        var end = await _asked.Task.ConfigureAwait(false);
        if (end == LiveEnd.Signal)
            foreach (var lane in _lanes) lane.ExpectSignals();

        await _stop.CancelAsync().ConfigureAwait(false);
        await Task.WhenAny(running, Task.Delay(s_patience, CancellationToken.None)).ConfigureAwait(false);
        await Task.WhenAll(_lanes.Select(lane => lane.FinishAsync())).ConfigureAwait(false);
        await watch.ConfigureAwait(false);
        await sinks.ConfigureAwait(false);
        return end;
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync().ConfigureAwait(false);
        await _capture.DisposeAsync().ConfigureAwait(false);
        if (!_hasRun) await CloseAsync(_lanes).ConfigureAwait(false);
        else
            foreach (var lane in _lanes) lane.Dispose();
        _stop.Dispose();
    }

    // Started, they finish what they have: nothing, which leaves nothing behind.
    private static async Task CloseAsync(List<SinkLane> lanes)
    {
        foreach (var lane in lanes)
        {
            lane.Start();
            await lane.FinishAsync().ConfigureAwait(false);
            lane.Dispose();
        }
    }

    private async Task WatchSinksAsync()
    {
        using var timer = new PeriodicTimer(TimeSpan.FromSeconds(0.2));
        try
        {
            while (await timer.WaitForNextTickAsync(_stop.Token).ConfigureAwait(false))
                if (_lanes.Count > 0 && _lanes.All(lane => lane.State == LaneState.Failed)) Ask(LiveEnd.SinksFailed);
        }
        catch (OperationCanceledException)
        {
            // The run ends.
        }
    }

    /// <summary>What is shown while the pipeline is late: a slate, or the newest picture as the policy allows it.</summary>
    private bool FillStandIn(Frame frame)
    {
        if (Controls.IsPaused || Controls.IsBlank)
        {
            Slate.Draw(frame.Picture, "PAUSED");
            return true;
        }
        // Without a newest picture there is nothing to mark or to pass.
        if (!_capture.TryCopyNewest(frame.Picture)) Slate.Draw(frame.Picture, GuardedProtection.Unchecked);
        else _protection.Cover(frame);
        return true;
    }
}
