using System.Globalization;
using AefVideo.Core.Errors;
using AefVideo.Generators.Classification;
using AefVideo.Generators.Training;
using AefVideo.Protection.Equilibrium;
using AefVideo.Protection.Optimization;
using static TorchSharp.torch;

namespace AefVideo.Protection.Refinement;

/// <summary>
/// Continues the adaptive equilibrium on the faces of one run: a few steps on crops, then a look at other crops that it does not learn from. Only a candidate whose weakest generator is interrupted more
/// often there takes the place of the perturbation in use. Works when it is called, on the calling thread; <see cref="RefinementService" /> calls it beside a live run.
/// </summary>
public sealed class PerturbationRefiner : IDisposable
{
    // After as many slices without success it returns to what is in use, with smaller steps.
    private const int Patience = 4;
    private const int MostHalvings = 3;

    private readonly Ensemble _ensemble;
    private readonly RefinementOptions _options;
    private readonly OptimizationOptions _constants;
    private readonly IReadOnlyList<IStage> _stages;
    private readonly EditTable _edits;
    private readonly AllInTurn _schedule;
    private readonly AttributeJudge _judge = AttributeJudge.OpenShipped();
    private readonly Queue<FaceCrop> _training = new();
    private readonly Queue<HeldOutCrop> _heldOut = new();
    private readonly Random _random;
    private readonly Perturbation _start;
    private readonly string[] _names;
    private readonly Tensor _startDelta;
    private Tensor _currentDelta;
    private OptimizationState _state;
    private double _stepSize;
    private int _stalled;
    private int _halvings;
    private int _crops;

    /// <param name="ensemble">The generators; stay the caller's. Their type of computing is set.</param>
    /// <param name="start">What to begin with.</param>
    /// <param name="options">How.</param>
    /// <exception cref="UsageException">The options make no sense, or the perturbation is of a size that the networks cannot take.</exception>
    /// <exception cref="EnvironmentException">The classifier that comes with the program is missing.</exception>
    public PerturbationRefiner(Ensemble ensemble, Perturbation start, RefinementOptions options)
    {
        // The networks halve the picture up to five times.
        const int SizeMultiple = 32;
        ArgumentNullException.ThrowIfNull(ensemble);
        ArgumentNullException.ThrowIfNull(start);
        ArgumentNullException.ThrowIfNull(options);
        options.Require();
        if (start.Size % SizeMultiple != 0) throw new UsageException($"{start.Name} has a side of {start.Size} pixels; to be refined it needs a multiple of {SizeMultiple}.");
        (_ensemble, _start, _options) = (ensemble, start, options);
        ensemble.ComputeType = options.ComputeType ?? FastestType.Measure();
        var method = new BalancedEquilibrium();
        _constants = method.Defaults with
        {
            Epsilon = start.Epsilon,
            BatchSize = options.BatchSize,
            StepSize = options.StepSize,
            Seed = options.Seed,
            ComputeType = ensemble.ComputeType,
            Improvements = ImprovementsOf(start) ?? method.Defaults.Improvements,
        };
        _stages = method.Stages(_constants);
        _edits = new(ensemble);
        _schedule = new(_edits);
        _names = [.. ensemble.Members.Select(member => member.Name)];
        _random = new((int)options.Seed);
        _stepSize = options.StepSize;
        _startDelta = tensor(start.Delta.ToArray()).view(1, 3, start.Size, start.Size).DetachFromDisposeScope();
        _currentDelta = _startDelta.clone().DetachFromDisposeScope();
        Current = start;
        CurrentStanding = StartStanding = Standing.Of(_names, []);
        _state = Fresh();
    }

    /// <summary>Side of a crop in pixels.</summary>
    public int CropSize => _start.Size;

    /// <summary>The generators' names.</summary>
    public IReadOnlyList<string> Names => _names;

    /// <summary>The best so far; what it began with until something better was found.</summary>
    public Perturbation Current { get; private set; }

    /// <summary>How much each generator counts, summing to 1.</summary>
    public IReadOnlyList<double> Weights => [.. _state.Weights.data<float>().ToArray().Select(weight => (double)weight)];

    /// <summary>Steps taken.</summary>
    public long Iterations { get; private set; }

    /// <summary>Candidates judged.</summary>
    public int Candidates { get; private set; }

    /// <summary>Candidates that took the place of the perturbation in use.</summary>
    public int Publications { get; private set; }

    /// <summary>Crops that it learns from at the moment.</summary>
    public int TrainingCrops => _training.Count;

    /// <summary>Crops that it judges by.</summary>
    public int HeldOutCrops => _heldOut.Count;

    /// <summary>What <see cref="Current" /> does on the held-out crops.</summary>
    public IReadOnlyList<MemberScore> CurrentScores => CurrentStanding.Scores;

    /// <summary>What the perturbation it began with does on them.</summary>
    public IReadOnlyList<MemberScore> StartScores => StartStanding.Scores;

    private Standing CurrentStanding { get; set; }

    private Standing StartStanding { get; set; }

    /// <summary>Adds a crop to learn from; the oldest makes room.</summary>
    /// <param name="rgb">[S, S, 3], in −1…1.</param>
    public void AddTraining(ReadOnlySpan<float> rgb)
    {
        if (_training.Count >= _options.TrainingCrops) _training.Dequeue().Dispose();
        _training.Enqueue(Crop(rgb));
    }

    /// <summary>Adds a crop to judge by; the oldest makes room. It is forged with every edit, clean and with the perturbation in use, which takes as long as several steps.</summary>
    /// <param name="rgb">[S, S, 3], in −1…1.</param>
    /// <param name="rest">Called between two forgeries; may wait, or throw to stop.</param>
    public void AddHeldOut(ReadOnlySpan<float> rgb, Action rest)
    {
        ArgumentNullException.ThrowIfNull(rest);
        var crop = new HeldOutCrop(Crop(rgb), _ensemble, _options.Seed, rest);
        try
        {
            crop.Start = Measure(crop, _startDelta, rest);
            crop.Current = ReferenceEquals(Current, _start) ? crop.Start : Measure(crop, _currentDelta, rest);
        }
        catch
        {
            crop.Dispose();
            throw;
        }
        if (_heldOut.Count >= _options.HeldOutCrops) _heldOut.Dequeue().Dispose();
        _heldOut.Enqueue(crop);
        CurrentStanding = Standing.Of(_names, _heldOut.Select(held => held.Current));
        StartStanding = Standing.Of(_names, _heldOut.Select(held => held.Start));
    }

    /// <summary>Takes one step of the adaptive equilibrium.</summary>
    /// <exception cref="InvalidOperationException">There are fewer crops than a step needs.</exception>
    public void Step()
    {
        if (_training.Count < _options.BatchSize) throw new InvalidOperationException($"A step needs {_options.BatchSize} crops; there are {_training.Count}.");
        using var scope = NewDisposeScope();
        var batch = _training.ToArray();
        _random.Shuffle(batch);
        batch = batch[.._options.BatchSize];
        var images = cat([.. batch.Select(crop => crop.Image)]);
        View[] views = [.. _schedule.Ask(Iterations, 0, 0, [.. batch.Select(crop => crop.Number)]).Select(request => Look(request, batch, images))];
        var step = new Step(_state, _constants, images, views, Iterations, _stepSize);
        foreach (var stage in _stages) stage.Run(step);
        Iterations++;
    }

    /// <summary>Judges where the steps have led to, and takes it over if it is better.</summary>
    /// <param name="rest">Called between two forgeries; may wait, or throw to stop.</param>
    /// <returns>Whether <see cref="Current" /> is a new one.</returns>
    /// <exception cref="ModelException">δ stopped being numbers.</exception>
    public bool Judge(Action rest)
    {
        ArgumentNullException.ThrowIfNull(rest);
        Candidates++;
        if (CurrentStanding.Weakest is not { } weakest) return false;
        var outcomes = _heldOut.Select(_ => new double?[_names.Length][]).ToArray();
        // The weakest first: unless it is interrupted as often, the least of all cannot be greater, and the others need not be asked.
        foreach (var member in Enumerable.Range(0, _names.Length).OrderBy(member => member != weakest))
        {
            foreach (var (crop, outcome) in _heldOut.Zip(outcomes)) outcome[member] = crop.Measure(_ensemble, member, _state.Delta, rest);
            if (member == weakest && IsHopeless(outcomes, member)) return Stall();
        }
        var standing = Standing.Of(_names, outcomes);
        if (!standing.IsBetterThan(CurrentStanding)) return Stall();
        foreach (var (crop, outcome) in _heldOut.Zip(outcomes)) crop.Current = outcome;
        CurrentStanding = standing;
        Publications++;
        _stalled = 0;
        _currentDelta.Dispose();
        _currentDelta = _state.Delta.clone().DetachFromDisposeScope();
        Current = Describe(_currentDelta, standing);
        return true;
    }

    /// <summary>Measures a perturbation on crops that take no part in refining.</summary>
    /// <param name="perturbation">Of the same size.</param>
    /// <param name="crops">Each [S, S, 3], in −1…1.</param>
    /// <param name="cancellation">Stops it.</param>
    public IReadOnlyList<MemberScore> Measure(Perturbation perturbation, IReadOnlyList<float[]> crops, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(perturbation);
        ArgumentNullException.ThrowIfNull(crops);
        using var delta = tensor(perturbation.Delta.ToArray()).view(1, 3, perturbation.Size, perturbation.Size);
        return Standing.Of(_names, crops.Select(rgb =>
        {
            using var crop = new HeldOutCrop(Crop(rgb), _ensemble, _options.Seed, cancellation.ThrowIfCancellationRequested);
            return Measure(crop, delta, cancellation.ThrowIfCancellationRequested);
        })).Scores;
    }

    /// <inheritdoc />
    public void Dispose()
    {
        foreach (var crop in _training) crop.Dispose();
        foreach (var crop in _heldOut) crop.Dispose();
        _training.Clear();
        _heldOut.Clear();
        _state.Dispose();
        _startDelta.Dispose();
        _currentDelta.Dispose();
        _judge.Dispose();
    }

    private static Improvements? ImprovementsOf(Perturbation start)
    {
        if (!start.Metadata.Entries.TryGetValue("with", out var names)) return null;
        try
        {
            // As it was made, so that it is not unmade: one that survives a codec is to survive it afterwards.
            return ImprovementNames.Parse(names) & ~Improvements.StepDecay;
        }
        catch (UsageException)
        {
            // Of another program's making.
            return null;
        }
    }

    private FaceCrop Crop(ReadOnlySpan<float> rgb)
    {
        if (rgb.Length != 3 * CropSize * CropSize) throw new ArgumentException($"A crop of {CropSize}×{CropSize} has {3 * CropSize * CropSize} values, not {rgb.Length}.", nameof(rgb));
        return new(_crops++, rgb, CropSize, _judge);
    }

    private double?[][] Measure(HeldOutCrop crop, Tensor delta, Action rest) => [.. Enumerable.Range(0, _names.Length).Select(member => crop.Measure(_ensemble, member, delta, rest))];

    private bool IsHopeless(double?[][][] outcomes, int member)
    {
        var alone = Standing.Of([_names[member]], outcomes.Select(crop => new[] { crop[member] })).Scores[0];
        return !(alone.SuccessRate >= CurrentStanding.Scores[member].SuccessRate);
    }

    private bool Stall()
    {
        if (++_stalled < Patience) return false;
        _stalled = 0;
        if (_halvings++ < MostHalvings) _stepSize /= 2;
        var former = _state;
        _state = Fresh();
        _state.Weights = former.Weights;
        former.Dispose();
        return false;
    }

    private OptimizationState Fresh() => new(_names.Length) { Delta = _currentDelta };

    private View Look(Request request, FaceCrop[] batch, Tensor images)
    {
        using var silent = no_grad();
        var generator = _ensemble.Members[request.Member].Generator;
        var conditions = batch.Zip(request.Edits, (crop, edit) => generator.Condition(generator.Edits[edit], crop.Labels(generator.SourceAttributes), _options.Seed)).ToArray();
        return View.Of(request.Member, generator, new(cat([.. conditions.Select(condition => condition.Values)]), conditions[0].Tag), images);
    }

    private Perturbation Describe(Tensor delta, Standing standing)
    {
        if (!delta.isfinite().all().item<bool>()) throw new ModelException("δ stopped being numbers while it was refined; try a smaller step or float32.");
        var entries = _start.Metadata.Entries.Where(entry => !entry.Key.StartsWith(PerturbationMetadata.SuccessRatePrefix, StringComparison.Ordinal) && !entry.Key.StartsWith(PerturbationMetadata.MaskedDistancePrefix, StringComparison.Ordinal))
            .ToDictionary(entry => entry.Key, entry => entry.Value, StringComparer.Ordinal);
        entries[PerturbationMetadata.ImageSizeKey] = CropSize.ToString(CultureInfo.InvariantCulture);
        entries[PerturbationMetadata.EpsilonKey] = _start.Epsilon.ToString("R", CultureInfo.InvariantCulture);
        entries[PerturbationMetadata.ToolVersionKey] = typeof(PerturbationRefiner).Assembly.GetName().Version?.ToString(3) ?? "unknown";
        entries["refined_from"] = _start.Fingerprint;
        entries["refined_iterations"] = Iterations.ToString(CultureInfo.InvariantCulture);
        foreach (var member in _ensemble.Members) entries[PerturbationMetadata.GeneratorPrefix + member.Name] = member.Generator.Fingerprint;
        foreach (var score in standing.Scores)
        {
            if (score is not { SuccessRate: { } rate, MaskedDistance: { } distance }) continue;
            entries[PerturbationMetadata.SuccessRatePrefix + score.Name] = rate.ToString("F4", CultureInfo.InvariantCulture);
            entries[PerturbationMetadata.MaskedDistancePrefix + score.Name] = distance.ToString("F4", CultureInfo.InvariantCulture);
        }
        return Perturbation.FromValues(CropSize, delta.data<float>().ToArray(), entries, string.Create(CultureInfo.InvariantCulture, $"{_start.Name}, refined {Publications} times"));
    }
}
