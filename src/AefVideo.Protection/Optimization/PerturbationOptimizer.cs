using System.Diagnostics;
using System.Globalization;
using AefVideo.Core.Errors;
using AefVideo.Generators.Data;
using static TorchSharp.torch;

namespace AefVideo.Protection.Optimization;

/// <summary>
/// The loop that all methods share. Every iteration is a function of the state and the iteration's number, so a run that is stopped and resumed equals one that was not, to the bit;
/// the same seed, threads and precision give the same bits.
/// </summary>
public sealed class PerturbationOptimizer
{
    /// <summary>Entry of a perturbation's metadata: how long the optimiser ran, in seconds.</summary>
    public const string SecondsKey = "seconds";

    // The networks halve the picture up to five times.
    private const int SizeMultiple = 32;

    private readonly Ensemble _ensemble;
    private readonly FaceDataset _data;
    private readonly Method _method;
    private readonly OptimizationOptions _options;
    private readonly OptimizationRunOptions _run;
    private readonly Dictionary<string, string> _settings;

    /// <summary>Prepares a run.</summary>
    /// <param name="ensemble">The generators; stay the caller's. Their type of computing is set to that of the options.</param>
    /// <param name="data">The training pictures with the attributes that the generators ask for; stay the caller's.</param>
    /// <param name="method">How.</param>
    /// <param name="options">Constants, usually the method's <see cref="Method.Defaults" /> with changes.</param>
    /// <param name="run">Files and measurements.</param>
    /// <exception cref="UsageException">The options make no sense, or the pictures are of a size the networks cannot take.</exception>
    public PerturbationOptimizer(Ensemble ensemble, FaceDataset data, Method method, OptimizationOptions options, OptimizationRunOptions run)
    {
        (_ensemble, _data, _method, _options, _run) = (ensemble, data, method, options, run);
        options.Require();
        if (data.ImageSize % SizeMultiple != 0) throw new UsageException($"The pictures are {data.ImageSize} pixels wide; the networks need a multiple of {SizeMultiple}.");
        ensemble.ComputeType = options.ComputeType;
        _settings = new Dictionary<string, string>(options.Describe(), StringComparer.Ordinal)
        {
            [PerturbationMetadata.MethodKey] = method.Name,
            [PerturbationMetadata.ImageSizeKey] = data.ImageSize.ToString(CultureInfo.InvariantCulture),
            [PerturbationMetadata.TrainingSetKey] = data.Fingerprint,
        };
        foreach (var member in ensemble.Members) _settings[PerturbationMetadata.GeneratorPrefix + member.Name] = member.Generator.Fingerprint;
    }

    /// <summary>The type that the run of a checkpoint was begun with; null where there is none.</summary>
    /// <exception cref="ModelException">The file is damaged.</exception>
    public static ScalarType? ComputeTypeOf(string checkpoint) => OptimizationCheckpoint.Setting(checkpoint, "precision") switch
    {
        "bfloat16" => ScalarType.BFloat16,
        "float32" => ScalarType.Float32,
        _ => null,
    };

    /// <summary>Runs on the calling thread, from the checkpoint if there is one, to the end.</summary>
    /// <param name="progress">Told after every iteration.</param>
    /// <param name="cancellation">Stops after the current iteration; a checkpoint is left where the options name one.</param>
    /// <exception cref="OperationCanceledException">Cancelled, or <see cref="OptimizationRunOptions.StopAfter" /> was reached before the end.</exception>
    /// <exception cref="ModelException">The checkpoint does not fit or cannot be written, or δ stopped being numbers.</exception>
    /// <exception cref="UsageException">The pictures are too few for a batch or lack an attribute.</exception>
    public OptimizationResult Run(IProgress<OptimizationProgress>? progress, CancellationToken cancellation)
    {
        using var scope = NewDisposeScope();
        using var state = new OptimizationState(_ensemble.Members.Count);
        var edits = new EditTable(_ensemble);
        using var scenes = new Scenes(_ensemble, _data, _method.Schedule(edits), _options);
        var trace = new OptimizationTrace([.. _ensemble.Members.Select(member => member.Name)]);
        var probe = new SuccessProbe(_ensemble, _data, edits, _options.BatchSize);
        var (done, before) = Begin(new(_ensemble, state, scenes, edits, probe, _data.Count, _options), trace, cancellation);
        var total = _options.Passes * scenes.IterationsPerPass;
        var session = new OptimizationSession(_method.Stages(_options), state, scenes, _options, total);
        IReadOnlyList<MemberScore> scores = [];
        var clock = Stopwatch.StartNew();
        var (saved, first) = (TimeSpan.Zero, done);
        var probed = Enumerable.Range(0, Math.Min(_run.ProbePictures, _data.Count)).ToArray();
        var probeEvery = _run.ProbeEvery ?? scenes.IterationsPerPass;
        while (done < total)
        {
            if (cancellation.IsCancellationRequested || done >= (_run.StopAfter ?? long.MaxValue)) Stop();
            try
            {
                if (probed.Length > 0 && done % probeEvery == 0) scores = probe.Measure(state.Delta, scenes, probed, cancellation);
            }
            catch (OperationCanceledException)
            {
                Stop();
            }
            trace.Add(session.Iterate(done, probed.Length > 0 && done % probeEvery == 0 ? scores : []));
            done++;
            var each = clock.Elapsed / (done - first);
            progress?.Report(new(done, total, each.TotalSeconds, each * (total - done), trace.Rows[^1], scores));
            if (clock.Elapsed - saved < _run.CheckpointEvery) continue;
            saved = clock.Elapsed;
            Save(state, trace, done, before + saved);
        }
        Save(state, trace, done, before + clock.Elapsed);
        var elapsed = before + clock.Elapsed;
        scores = _run.MeasuresResult ? probe.MeasureAll(state.Delta, _options.Seed, cancellation) : [];
        return new(Result(state, scores, done, elapsed), scores, trace, done, elapsed);

        void Stop()
        {
            Save(state, trace, done, before + clock.Elapsed);
            throw new OperationCanceledException(cancellation);
        }
    }

    /// <summary>What all iterations look at, which follows from the options alone: for whoever wants to do the same by other means.</summary>
    /// <exception cref="UsageException">The pictures are too few for a batch.</exception>
    public IReadOnlyList<PlannedIteration> Plan()
    {
        using var scenes = new Scenes(_ensemble, _data, _method.Schedule(new EditTable(_ensemble)), _options);
        var plan = new PlannedIteration[_options.Passes * scenes.IterationsPerPass];
        for (var i = 0; i < plan.Length; i++)
        {
            var (pictures, requests) = scenes.Ask(i);
            plan[i] = new([.. pictures], [.. requests.Select(request => (request.Member, (IReadOnlyList<string>)[.. request.Edits.Select(edit => _ensemble.Members[request.Member].Generator.Edits[edit])]))]);
        }
        return plan;
    }

    /// <summary>Removes the checkpoint, once the result is safe.</summary>
    public void Finish()
    {
        if (_run.Checkpoint is { } path) File.Delete(path);
    }

    private (long Done, TimeSpan Before) Begin(MethodSetting setting, OptimizationTrace trace, CancellationToken cancellation)
    {
        if (_run.Checkpoint is { } path && File.Exists(path)) return OptimizationCheckpoint.Read(path, setting.State, trace, _settings);
        var start = Stopwatch.GetTimestamp();
        _method.Begin(setting.State, _data.ImageSize, _options);
        _method.Prepare(setting, cancellation);
        return (0, Stopwatch.GetElapsedTime(start));
    }

    private void Save(OptimizationState state, OptimizationTrace trace, long done, TimeSpan elapsed)
    {
        using var scope = NewDisposeScope();
        if (!state.Delta.isfinite().all().item<bool>()) throw new ModelException($"δ stopped being numbers before iteration {done}; try a smaller step or float32.");
        if (_run.Checkpoint is { } path) OptimizationCheckpoint.Write(path, state, trace, done, elapsed, _settings);
    }

    private Perturbation Result(OptimizationState state, IReadOnlyList<MemberScore> scores, long done, TimeSpan elapsed)
    {
        var metadata = new Dictionary<string, string>(_settings, StringComparer.Ordinal)
        {
            [PerturbationMetadata.ToolVersionKey] = typeof(PerturbationOptimizer).Assembly.GetName().Version?.ToString(3) ?? "unknown",
            [PerturbationMetadata.AlignmentKey] = PerturbationMetadata.CelebAAlignment,
            ["iterations"] = done.ToString(CultureInfo.InvariantCulture),
            [SecondsKey] = elapsed.TotalSeconds.ToString("F0", CultureInfo.InvariantCulture),
            ["training_pictures"] = _data.Count.ToString(CultureInfo.InvariantCulture),
        };
        foreach (var score in scores)
        {
            if (score is not { SuccessRate: { } rate, MaskedDistance: { } distance }) continue;
            metadata[PerturbationMetadata.SuccessRatePrefix + score.Name] = rate.ToString("F4", CultureInfo.InvariantCulture);
            metadata[PerturbationMetadata.MaskedDistancePrefix + score.Name] = distance.ToString("F4", CultureInfo.InvariantCulture);
        }
        foreach (var (name, value) in _run.Metadata) metadata[name] = value;
        return Perturbation.FromValues(_data.ImageSize, state.Delta.data<float>().ToArray(), metadata, _method.Name);
    }
}
