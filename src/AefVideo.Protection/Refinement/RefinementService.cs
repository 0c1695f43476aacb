using AefVideo.Core.Errors;
using AefVideo.Core.Threads;
using AefVideo.Protection.Optimization;
using static TorchSharp.torch;

namespace AefVideo.Protection.Refinement;

/// <summary>
/// Refines a perturbation beside a live run: on one thread of the lowest priority, within a share of the processors. Crops stay in memory and are overwritten by newer ones. Whoever offers crops never
/// waits. A failure is a state: the perturbation published last stays in use.
/// </summary>
public sealed class RefinementService : IAsyncDisposable
{
    // Of so many crops one is held out.
    private const int HeldOutEvery = 4;

    // Judging by fewer would be chance.
    private const int LeastHeldOut = 3;

    private static readonly TimeSpan s_idle = TimeSpan.FromSeconds(0.25);

    private readonly Ensemble _ensemble;
    private readonly Perturbation _start;
    private readonly RefinementOptions _options;
    private readonly TimeProvider _clock;
    private readonly CropIntake _intake;
    private readonly float[] _crop;
    private readonly CancellationTokenSource _stop = new();
    private readonly ManualResetEventSlim _wake = new();
    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly string[] _names;
    private long _lastCrop = long.MinValue;
    private long _burstEnd = long.MinValue;
    private int _taken;
    private int _isStarted;
    private int _isDisposed;
    private volatile bool _isHeldBack;
    private volatile Perturbation _current;
    private volatile RefinementSnapshot _snapshot;

    /// <param name="ensemble">The generators; stay the caller's, and are this service's alone until it has stopped.</param>
    /// <param name="start">What to begin with.</param>
    /// <param name="options">How.</param>
    /// <param name="clock">Tells the time; null for the system's.</param>
    /// <exception cref="UsageException">The options make no sense.</exception>
    public RefinementService(Ensemble ensemble, Perturbation start, RefinementOptions options, TimeProvider? clock = null)
    {
        ArgumentNullException.ThrowIfNull(ensemble);
        ArgumentNullException.ThrowIfNull(start);
        ArgumentNullException.ThrowIfNull(options);
        options.Require();
        (_ensemble, _start, _options, _clock) = (ensemble, start, options, clock ?? TimeProvider.System);
        _current = start;
        _crop = new float[3 * start.Size * start.Size];
        _intake = new(_crop.Length);
        _names = [.. ensemble.Members.Select(member => member.Name)];
        var equal = Enumerable.Repeat(1.0 / _names.Length, _names.Length).ToArray();
        _snapshot = new(RefinementState.Collecting, 0, 0, 0, 0, 0, _names, equal, [], [], TimeSpan.Zero, 0, null);
    }

    /// <summary>Raised on the refinement's thread when something better was found. What it throws ends the refinement.</summary>
    public event Action<Perturbation>? Published;

    /// <summary>Side of a crop in pixels.</summary>
    public int CropSize => _start.Size;

    /// <summary>The perturbation in use; with what is known of it in its metadata, ready to be saved.</summary>
    public Perturbation Current => _current;

    /// <summary>Whether it rests although its budget would allow it to work: for whoever sees the frame rate suffer.</summary>
    public bool IsHeldBack
    {
        get => _isHeldBack;
        set
        {
            _isHeldBack = value;
            _wake.Set();
        }
    }

    /// <summary>How it stands. May be asked at any time by any thread.</summary>
    public RefinementSnapshot Snapshot() => _snapshot;

    /// <summary>Begins. Does nothing the second time.</summary>
    public void Start()
    {
        if (Interlocked.Exchange(ref _isStarted, 1) != 0) return;
        new Thread(Run) { IsBackground = true, Name = "refinement" }.Start();
    }

    /// <summary>Whether a crop of a frame is wanted: some time after the last one.</summary>
    /// <param name="time">Of the frame, on its stream's own clock.</param>
    public bool WantsCrop(TimeSpan time)
    {
        var last = Interlocked.Read(ref _lastCrop);
        // A clock that was set back begins anew.
        return last == long.MinValue || time.Ticks - last >= _options.CropInterval.Ticks || time.Ticks < last;
    }

    /// <summary>Offers a crop. Copied at once, or let go where there is no room; never waits.</summary>
    /// <param name="rgb">[S, S, 3] with S of <see cref="CropSize" />: red, green and blue in −1…1.</param>
    /// <param name="time">Of its frame.</param>
    /// <exception cref="ArgumentException">It is of another size.</exception>
    public void Offer(ReadOnlySpan<float> rgb, TimeSpan time)
    {
        if (rgb.Length != _crop.Length) throw new ArgumentException($"A crop of {CropSize}×{CropSize} has {_crop.Length} values, not {rgb.Length}.", nameof(rgb));
        Interlocked.Exchange(ref _lastCrop, time.Ticks);
        if (_intake.TryAdd(rgb)) _wake.Set();
    }

    /// <summary>Lets it work without its budget for a while.</summary>
    public void RefineNow()
    {
        Interlocked.Exchange(ref _burstEnd, _clock.GetTimestamp() + (long)(_options.Burst.TotalSeconds * _clock.TimestampFrequency));
        _wake.Set();
    }

    /// <summary>Stops it and waits until its thread has let go of the generators, which takes as long as the step that it is in.</summary>
    public async Task StopAsync(CancellationToken cancellation)
    {
        await _stop.CancelAsync().ConfigureAwait(false);
        if (Interlocked.Exchange(ref _isStarted, 1) != 0) await _ended.Task.WaitAsync(cancellation).ConfigureAwait(false);
        else _ended.TrySetResult();
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _isDisposed, 1) != 0) return;
        await StopAsync(CancellationToken.None).ConfigureAwait(false);
        _wake.Dispose();
        _stop.Dispose();
    }

    private void Run()
    {
        try
        {
            BackgroundPriority.Enter();
            // What it computes is then computed by this thread alone, at its priority, and counted.
            set_num_threads(1);
            MatrixLibrary.UseCallingThread();
            using var refiner = new PerturbationRefiner(_ensemble, _start, _options);
            var budget = new ProcessorBudget(_options.Budget, Environment.ProcessorCount, _clock);
            while (true) Work(refiner, budget);
        }
        catch (OperationCanceledException)
        {
            _snapshot = _snapshot with { State = RefinementState.Stopped, ProcessorShare = 0 };
        }
        catch (Exception fault)
        {
            _snapshot = _snapshot with { State = RefinementState.Faulted, ProcessorShare = 0, Fault = fault.Message };
        }
        finally
        {
            _ended.TrySetResult();
        }
    }

    private void Work(PerturbationRefiner refiner, ProcessorBudget budget)
    {
        Action rest = () => Rest(refiner, budget, RefinementState.Judging);
        TakeIn(refiner, rest);
        if (refiner.TrainingCrops < _options.BatchSize || refiner.HeldOutCrops < Math.Min(LeastHeldOut, _options.HeldOutCrops))
        {
            Tell(refiner, budget, RefinementState.Collecting);
            _wake.Reset();
            _wake.Wait(s_idle, _stop.Token);
            return;
        }
        for (var i = 0; i < _options.StepsPerSlice; i++)
        {
            refiner.Step();
            Rest(refiner, budget, RefinementState.Refining);
        }
        if (!refiner.Judge(rest)) return;
        _current = refiner.Current;
        Tell(refiner, budget, RefinementState.Judging);
        Published?.Invoke(_current);
    }

    /// <summary>Takes over what came. Held-out crops cost as much as several steps each: once there are enough, one a slice keeps them new.</summary>
    private void TakeIn(PerturbationRefiner refiner, Action rest)
    {
        var mayHoldOut = true;
        while (_intake.TryTake(_crop))
        {
            var isHeldOut = _taken++ % HeldOutEvery == HeldOutEvery - 1 && mayHoldOut;
            if (isHeldOut) refiner.AddHeldOut(_crop, rest);
            else refiner.AddTraining(_crop);
            if (isHeldOut && refiner.HeldOutCrops >= _options.HeldOutCrops) mayHoldOut = false;
        }
    }

    private void Rest(PerturbationRefiner refiner, ProcessorBudget budget, RefinementState state)
    {
        Tell(refiner, budget, state);
        while (true)
        {
            _stop.Token.ThrowIfCancellationRequested();
            var due = budget.Due();
            if (!_isHeldBack)
            {
                if (_clock.GetTimestamp() < Interlocked.Read(ref _burstEnd))
                {
                    budget.Forgive();
                    return;
                }
                if (due == TimeSpan.Zero) return;
            }
            // Crops wake it as well, which does no harm: it looks how long is left.
            _wake.Reset();
            _wake.Wait(_isHeldBack || due > s_idle ? s_idle : due, _stop.Token);
        }
    }

    private void Tell(PerturbationRefiner refiner, ProcessorBudget budget, RefinementState state) => _snapshot = new(
        state, refiner.Iterations, refiner.Candidates, refiner.Publications, refiner.TrainingCrops, refiner.HeldOutCrops, _names, refiner.Weights,
        refiner.StartScores, refiner.CurrentScores, budget.Total, budget.RecentShare, null);
}
