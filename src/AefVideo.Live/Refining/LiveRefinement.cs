using AefVideo.Core.Errors;
using AefVideo.Dashboard.Contracts;
using AefVideo.Pipeline;
using AefVideo.Pipeline.Stages;
using AefVideo.Protection.Optimization;
using AefVideo.Protection.Refinement;

namespace AefVideo.Live.Refining;

/// <summary>
/// The refinement within a live run: loads the generators once the run has found its pace, asks whether the machine has time to spare, and is a stage between tracking and protecting that
/// does nothing until then.
/// </summary>
/// <param name="protector">Gets what is published.</param>
/// <param name="options">Of the run.</param>
internal sealed class LiveRefinement(FadingProtector protector, LiveOptions options) : IFrameStage, IAsyncDisposable
{
    /// <summary>From the start of a run until it begins: the run must be seen to keep up before something is put beside it.</summary>
    public static readonly TimeSpan Settling = TimeSpan.FromSeconds(8);

    // A step takes a second or so.
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(0.5);

    // Of the frames of a second: one in twenty is not seen.
    private const double TolerableDrops = 0.05;
    private const int SecondsOfRest = 5;

    private Ensemble? _ensemble;
    private RefinementService? _service;
    private CollectStage? _collect;
    private volatile string? _message = "it waits until the run has found its pace";

    /// <inheritdoc />
    public string Name => "collect";

    /// <inheritdoc />
    public int Parallelism => 1;

    /// <summary>What it has done; null as long as it has not begun.</summary>
    public RefinementSnapshot? Snapshot => Volatile.Read(ref _service)?.Snapshot();

    /// <summary>For the page; null where there is nothing to show.</summary>
    public RefinementView? View
    {
        get
        {
            if (Snapshot is not { } now) return new("waiting", 0, 0, 0, 0, 0, [], _message);
            var generators = now.Names.Select((name, i) => new GeneratorView(
                name, i < now.Weights.Count ? now.Weights[i] : 0,
                i < now.Current.Count ? now.Current[i].SuccessRate : null,
                i < now.Current.Count ? now.Current[i].MaskedDistance : null));
            return new(now.State.ToString().ToLowerInvariant(), now.Iterations, now.Publications, now.TrainingCrops, now.HeldOutCrops, now.ProcessorShare, [.. generators], now.Fault ?? _message);
        }
    }

    /// <inheritdoc />
    public void Process(Frame frame)
    {
        if (frame.Gap != FrameGap.None || Volatile.Read(ref _collect) is not { } collect) return;
        try
        {
            collect.Process(frame);
        }
        catch (Exception exception)
        {
            // Protecting goes on without.
            _message = exception.Message;
            Volatile.Write(ref _collect, null);
        }
    }

    /// <summary>Lets it work at full speed for a while.</summary>
    /// <returns>False as long as it has not begun.</returns>
    public bool RefineNow()
    {
        if (Volatile.Read(ref _service) is not { } service) return false;
        service.RefineNow();
        return true;
    }

    /// <summary>Begins when it is time to. Returns when it has begun, or will not.</summary>
    public async Task StartAsync(CancellationToken cancellation)
    {
        try
        {
            var files = Ensemble.ShippedFiles();
            var spare = new SpareTime();
            await Task.Delay(Settling, cancellation).ConfigureAwait(false);
            if (options.Refine == RefineChoice.Auto && spare.Share() is { } share && share < options.Refinement.Budget)
            {
                _message = FormattableString.Invariant($"the machine has only {100 * share:F0} % of its time to spare, so nothing is refined; --refine on does it all the same");
                return;
            }
            var ensemble = await Task.Run(() => Ensemble.Open(files), cancellation).ConfigureAwait(false);
            _ensemble = ensemble;
            var service = new RefinementService(ensemble, protector.Perturbation, options.Refinement);
            service.Published += protector.FadeTo;
            service.Start();
            _message = null;
            Volatile.Write(ref _collect, new CollectStage(service));
            Volatile.Write(ref _service, service);
        }
        catch (OperationCanceledException)
        {
            // The run ends.
        }
        catch (AefVideoException exception)
        {
            // Protecting goes on without.
            _message = exception.Message;
        }
    }

    /// <summary>Lets it rest while frames are missed, so that the picture never suffers; returns when it is cancelled.</summary>
    /// <param name="read">Frames that went out and frames that were let go, so far.</param>
    /// <param name="cancellation">Ends it.</param>
    public async Task WatchAsync(Func<(long Frames, long Drops)> read, CancellationToken cancellation)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromSeconds(1));
        var (before, rest) = (read(), 0);
        try
        {
            while (await timer.WaitForNextTickAsync(cancellation).ConfigureAwait(false))
            {
                var now = read();
                if (now.Drops - before.Drops > TolerableDrops * (now.Frames - before.Frames)) rest = SecondsOfRest;
                before = now;
                if (Volatile.Read(ref _service) is not { } service) continue;
                service.IsHeldBack = rest > 0;
                if (rest > 0) rest--;
            }
        }
        catch (OperationCanceledException)
        {
            // The run ends.
        }
    }

    /// <summary>Saves what was found, and ends it, but does not wait for long: a step that is under way is of no use any more.</summary>
    /// <returns>Where; null where nothing was to be saved, or nothing was found.</returns>
    public async Task<string?> StopAsync()
    {
        if (_service is not { } service) return null;
        string? saved = null;
        if (options.SaveRefined is { } path && service.Snapshot().Publications > 0)
        {
            service.Current.Save(path);
            saved = path;
        }
        await Task.WhenAny(service.StopAsync(CancellationToken.None), Task.Delay(s_patience, CancellationToken.None)).ConfigureAwait(false);
        return saved;
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        if (_service is { } service)
        {
            var ending = service.DisposeAsync().AsTask();
            // Its thread may still be in a step; the generators then end with the program.
            if (await Task.WhenAny(ending, Task.Delay(s_patience, CancellationToken.None)).ConfigureAwait(false) != ending) return;
        }
        _collect?.Dispose();
        _ensemble?.Dispose();
    }
}
