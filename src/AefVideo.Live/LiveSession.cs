using System.Diagnostics;
using System.Runtime.ExceptionServices;
using AefVideo.Core.Errors;
using AefVideo.Core.Files;
using AefVideo.Dashboard;
using AefVideo.Dashboard.Contracts;
using AefVideo.Faces;
using AefVideo.Live.Guarding;
using AefVideo.Live.Publishing;
using AefVideo.Live.Refining;
using AefVideo.Pipeline;
using AefVideo.Pipeline.Jobs;
using AefVideo.Pipeline.Media;
using AefVideo.Pipeline.Sinks;
using AefVideo.Pipeline.Sound;
using AefVideo.Pipeline.Stages;
using AefVideo.Protection.Refinement;
using OpenCvSharp;

namespace AefVideo.Live;

/// <summary>A live run: a source, protection, sinks, sound, the page, the refinement. What the page and the keys can ask for may be asked for by any thread.</summary>
public sealed class LiveSession : ILiveSession, IAsyncDisposable
{
    // A search for faces on a machine that is busy with other things.
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(5);

    private readonly LiveOptions _options;
    private readonly LiveSource _source;
    private readonly LiveClock _clock = new();
    private readonly SoundTimeline? _sound;
    private readonly BlazeFaceDetector _detector;
    private readonly FaceTracker _tracker;
    private readonly TrackStage _track;
    private readonly FadingProtector _protector;
    private readonly ProtectStage _protect;
    private readonly LiveRefinement? _refinement;
    private DashboardServer? _page;
    private LiveEngine? _engine;
    private string? _soundFault;
    private volatile string _state = "starting";

    private LiveSession(LiveOptions options, LiveSource source)
    {
        _options = options;
        _source = source;
        _sound = options.Sound is null ? null : new(_clock.Began, options.SoundDelay);
        // The encoders keep every core busy: more threads for small networks would only get in their way.
        Cv2.SetNumThreads(1);
        _detector = new(new() { SmallFaces = options.SmallFaces });
        _tracker = new(_detector, options.Tracking);
        _track = new(_tracker);
        _protector = new(options.Perturbation, options.Strength);
        _protect = new(_protector);
        _refinement = options.Refine == RefineChoice.Off ? null : new(_protector, options);
    }

    /// <summary>Where the page is, its token included; null where there is none.</summary>
    public Uri? PageAddress => _page?.Address;

    /// <summary>Where the picture alone is, for OBS; null where there is no page.</summary>
    public Uri? StreamAddress => _page?.StreamAddress;

    /// <summary>Finds the source, opens the sinks and the page. Frames come with <see cref="RunAsync" />.</summary>
    /// <exception cref="AefVideoException">Something of it cannot be had; one sentence tells what.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled; nothing was left.</exception>
    public static async Task<LiveSession> OpenAsync(LiveOptions options, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(options);
        if (options.Outputs.Count == 0 && options.Page is null) throw new UsageException("Nobody would see it: give an output (-o FILE, -o rtmp://…, -o /dev/video10), or the page with --http 127.0.0.1:8080.");
        if (options.Outputs.GroupBy(output => output.Address).FirstOrDefault(group => group.Count() > 1) is { } twice) throw new UsageException($"{twice.First().Title}: is given twice as an output.");
        options.Page?.Require();
        options.Refinement.Require();
        if (options.SaveRefined is not null && options.Refine == RefineChoice.Off) throw new UsageException("--save-refined needs a refinement; leave --refine off away.");
        // Where it cannot be written is better known now than after an evening.
        if (options.SaveRefined is { } save) new OutputFile(save, options.Encoder.Overwrite).Dispose();
        await FfmpegProgram.FindAsync(cancellation).ConfigureAwait(false);
        var session = new LiveSession(options, await LiveSource.FindAsync(options, cancellation).ConfigureAwait(false));
        try
        {
            await session.OpenAsync(cancellation).ConfigureAwait(false);
            return session;
        }
        catch
        {
            await session.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>Runs to the end that is asked for. Sinks are finished, whatever ends it.</summary>
    /// <param name="cancellation">Ends it, too: files are finished all the same.</param>
    /// <exception cref="AefVideoException">The source never gave a picture.</exception>
    public async Task<LiveReport> RunAsync(CancellationToken cancellation)
    {
        var engine = _engine!;
        _state = "running";
        var before = Process();
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var started = Stopwatch.GetTimestamp();
        var sound = RecordAsync(ending.Token);
        var refining = _refinement?.StartAsync(ending.Token) ?? Task.CompletedTask;
        var watching = _refinement?.WatchAsync(() => (engine.Counters.Frames, engine.Dropped), ending.Token) ?? Task.CompletedTask;
        var timer = EndAfterAsync(engine, ending.Token);

        var end = await engine.RunAsync(cancellation).ConfigureAwait(false);
        _state = "stopping";
        var elapsed = Stopwatch.GetElapsedTime(started);
        var processor = Process() - before;
        await ending.CancelAsync().ConfigureAwait(false);
        await Task.WhenAll(sound, refining, watching, timer).ConfigureAwait(false);
        var saved = _refinement is null ? null : await _refinement.StopAsync().ConfigureAwait(false);
        // Nothing ever came: that is no run that ended, but one that did not begin.
        if (engine.Fault is AefVideoException fault && engine.Counters.Frames == 0) ExceptionDispatchInfo.Throw(fault);
        return Report(engine, end, elapsed, processor, saved);
    }

    /// <summary>Ends the run.</summary>
    public void Stop() => _engine!.Ask(LiveEnd.Asked);

    /// <inheritdoc />
    public LiveSnapshot Snapshot()
    {
        // Somebody may look before the sinks are open.
        if (Volatile.Read(ref _engine) is not { } engine) return new() { Elapsed = _clock.Now, Source = _source.Title, State = _state };
        var latency = LatencyReport.Of(engine.Counters.Latency);
        return new()
        {
            Elapsed = _clock.Now,
            Source = _source.Title,
            State = _state == "running" && !engine.IsConnected && engine.Counters.Frames > 0 ? "reconnecting" : _state,
            Width = _source.Format.Width,
            Height = _source.Format.Height,
            FramesPerSecond = engine.Counters.FramesPerSecond(_clock.Now),
            Frames = engine.Counters.Frames,
            Drops = engine.Dropped,
            Gaps = engine.Counters.UnprotectedGaps,
            Faces = engine.Counters.Faces,
            LatencyP50 = latency.P50,
            LatencyP95 = latency.P95,
            LatencyP99 = latency.P99,
            Strength = _protector.Strength,
            IsPaused = engine.Controls.IsPaused,
            IsBlank = engine.Controls.IsBlank,
            Sinks = [.. engine.Lanes.Select(lane => new SinkSnapshot(lane.Name, lane.State.ToString().ToLowerInvariant(), lane.Frames, lane.Dropped, lane.Message))],
            Refinement = _refinement?.View,
        };
    }

    /// <inheritdoc />
    public void SetStrength(float strength) => _protector.SetStrength(strength);

    /// <inheritdoc />
    public void SetPaused(bool isPaused)
    {
        if (_engine is { } engine) engine.Controls.IsPaused = isPaused;
    }

    /// <inheritdoc />
    public void SetBlank(bool isBlank)
    {
        if (_engine is { } engine) engine.Controls.IsBlank = isBlank;
    }

    /// <inheritdoc />
    public bool RefineNow() => _refinement?.RefineNow() ?? false;

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        if (_engine is not null) await _engine.DisposeAsync().ConfigureAwait(false);
        if (_page is not null) await _page.DisposeAsync().ConfigureAwait(false);
        // A stage that hangs still holds the networks; they then end with the program.
        var idle = _engine?.Idle ?? Task.CompletedTask;
        if (await Task.WhenAny(idle, Task.Delay(s_patience, CancellationToken.None)).ConfigureAwait(false) != idle) return;
        if (_refinement is not null) await _refinement.DisposeAsync().ConfigureAwait(false);
        _tracker.Dispose();
        _detector.Dispose();
    }

    private static TimeSpan Process()
    {
        using var process = System.Diagnostics.Process.GetCurrentProcess();
        return process.TotalProcessorTime;
    }

    private async Task OpenAsync(CancellationToken cancellation)
    {
        var between = new List<IFrameStage>();
        if (_refinement is not null) between.Add(_refinement);
        var sinks = new List<(string, Func<CancellationToken, Task<IFrameSink>>, LaneOptions)>();
        foreach (var target in _options.Outputs)
        {
            // A file is replaced once it was agreed to; what a reconnection writes goes to the same address.
            sinks.Add((
                target.Title,
                async token => await StreamSink.CreateAsync(_source.Format, _source.Rate, target, _options.Encoder, target.Kind == StreamTargetKind.VirtualCamera ? null : _sound, token).ConfigureAwait(false),
                new() { Reconnects = target.CanReconnect }));
        }
        if (_options.Page is { } page)
        {
            var server = _page = await DashboardServer.StartAsync(page, this, cancellation).ConfigureAwait(false);
            between.Add(new OriginalTap(picture => server.Original.Offer(picture)));
            var name = server.Address.GetLeftPart(UriPartial.Path);
            sinks.Add((name, _ => Task.FromResult<IFrameSink>(new PageSink(name, picture => server.Protected.Offer(picture))), new()));
        }
        _engine = await LiveEngine.OpenAsync(
            new()
            {
                Source = _source.Title,
                Format = _source.Format,
                Rate = _source.Rate,
                Open = () => _source.Open(_options.Sound is { IsInput: true } ? _sound : null, _clock),
                Capture = _source.Capture,
                Track = _track,
                Protect = _protect,
                OnGap = _options.OnGap,
                Sinks = sinks,
            },
            between, _clock, cancellation).ConfigureAwait(false);
    }

    private async Task RecordAsync(CancellationToken cancellation)
    {
        if (_sound is null || _options.Sound is not { IsInput: false, InputFormat: { } format, Device: { } device }) return;
        for (var attempt = 0; ; attempt++)
        {
            try
            {
                await new SoundCapture(format, device, _sound).RunAsync(cancellation).ConfigureAwait(false);
            }
            catch (OperationCanceledException)
            {
                return;
            }
            catch (AefVideoException exception)
            {
                // The picture goes on; the sound is silence until the device is back.
                _soundFault = exception.Message;
            }
            await Task.Delay(Backoff.Usual.Before(attempt), cancellation).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (cancellation.IsCancellationRequested) return;
        }
    }

    private async Task EndAfterAsync(LiveEngine engine, CancellationToken cancellation)
    {
        if (_options.Duration is not { } duration) return;
        await Task.Delay(duration, cancellation).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (!cancellation.IsCancellationRequested) engine.Ask(LiveEnd.Duration);
    }

    private LiveReport Report(LiveEngine engine, LiveEnd end, TimeSpan elapsed, TimeSpan processor, string? saved) => new()
    {
        Source = _source.Title,
        Width = _source.Format.Width,
        Height = _source.Format.Height,
        End = end,
        Elapsed = elapsed,
        Frames = engine.Counters.Frames,
        Dropped = engine.Dropped,
        Gaps = new(engine.Counters.Gaps(FrameGap.FacesUnknown), engine.Counters.Gaps(FrameGap.Unprotected), engine.Counters.Gaps(FrameGap.Late), engine.Counters.Gaps(FrameGap.NoSignal)),
        Outages = engine.Counters.Outages,
        Reconnects = engine.Counters.Reconnects,
        Latency = LatencyReport.Of(engine.Counters.Latency),
        Sinks = [.. engine.Lanes.Select(lane => new SinkReport(lane.Name, lane.State.ToString().ToLowerInvariant(), lane.Frames, lane.Dropped, lane.Failures, LatencyReport.Of(lane.Latency), lane.Message))],
        Faces = _track.Census.Count,
        Measure = _protect.Total,
        Parts = [.. engine.Pipeline.Statistics.Select(PartReport.Of)],
        Faults = engine.Faults.Count,
        Fault = (engine.Fault ?? engine.Faults.Last)?.Message ?? engine.SourceFault,
        Sound = _sound is null ? null : new(SoundFormat.TimeOf(_sound.End), _sound.Jumps, _sound.Corrections, _soundFault),
        Refinement = _refinement?.Snapshot,
        SavedRefined = saved,
        Processor = processor,
    };
}
