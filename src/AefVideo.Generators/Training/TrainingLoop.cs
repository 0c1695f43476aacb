using System.Diagnostics;
using System.Globalization;
using AefVideo.Core.Errors;
using AefVideo.Core.Files;
using AefVideo.Generators.Checkpoints;
using AefVideo.Generators.Data;
using static TorchSharp.torch;

namespace AefVideo.Generators.Training;

/// <summary>Trains anything that is an <see cref="ITrainee" />: batches, step sizes, checkpoints, loss curves, samples.</summary>
public sealed class TrainingLoop
{
    private const string CheckpointName = "checkpoint.safetensors";
    private const string ComputeTypeKey = "compute type";

    private readonly ITrainee _trainee;
    private readonly FaceDataset _data;
    private readonly FaceDataset _samples;
    private readonly TrainingOptions _options;
    private readonly TrainingRunOptions _run;
    private readonly LossHistory _history;
    private readonly Dictionary<string, string> _settings;
    private readonly string _checkpoint;

    /// <param name="trainee">What to train; stays the caller's.</param>
    /// <param name="data">Pictures and labels to learn from.</param>
    /// <param name="samples">Pictures and labels for the sample grid.</param>
    /// <param name="options">How to train.</param>
    /// <param name="run">Files and time.</param>
    public TrainingLoop(ITrainee trainee, FaceDataset data, FaceDataset samples, TrainingOptions options, TrainingRunOptions run)
    {
        (_trainee, _data, _samples, _options, _run) = (trainee, data, samples, options, run);
        _history = new LossHistory(trainee.LossNames);
        _checkpoint = Path.Combine(run.Directory, CheckpointName);
        _settings = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["seed"] = options.Seed.ToString(CultureInfo.InvariantCulture),
            ["batch size"] = options.BatchSize.ToString(CultureInfo.InvariantCulture),
            ["image size"] = data.ImageSize.ToString(CultureInfo.InvariantCulture),
            ["objective"] = options.Objective.ToString(),
            [ComputeTypeKey] = options.ComputeType.ToString(),
        };
    }

    /// <summary>The type that the run in a folder was begun with; null where there is none.</summary>
    /// <exception cref="ModelException">The checkpoint there is damaged.</exception>
    public static ScalarType? ComputeTypeOf(string directory)
    {
        var path = Path.Combine(directory, CheckpointName);
        if (!File.Exists(path)) return null;
        using var file = SafetensorsFile.Open(path);
        return Enum.TryParse<ScalarType>(file.Metadata.GetValueOrDefault(ComputeTypeKey), out var type) ? type : null;
    }

    /// <summary>Whether the folder holds a checkpoint that <see cref="Run" /> goes on from.</summary>
    public bool CanResume => File.Exists(_checkpoint);

    /// <summary>The losses of all sessions.</summary>
    public LossHistory History => _history;

    /// <summary>Trains until the iterations or the budget are used up or it is cancelled; in each case a checkpoint is left.</summary>
    /// <returns>Iterations done over all sessions.</returns>
    /// <exception cref="ModelException">The checkpoint does not fit, or the weights are no longer numbers.</exception>
    public long Run(IProgress<TrainingProgress>? progress, CancellationToken cancellation)
    {
        Directory.CreateDirectory(_run.Directory);
        long iteration = 0;
        var before = TimeSpan.Zero;
        if (CanResume) (iteration, before) = TrainingCheckpoint.Read(_checkpoint, _trainee, _history, _settings);
        var sampler = new BatchSampler(_data.Count, _options.BatchSize, _options.Seed);
        var owners = new AttributeOwners(_data);
        var indices = new int[_options.BatchSize];
        var mirrored = new bool[_options.BatchSize];
        var losses = new double[_trainee.LossNames.Count];
        var clock = Stopwatch.StartNew();
        var saved = TimeSpan.Zero;
        var rowStart = TimeSpan.Zero;
        while (!cancellation.IsCancellationRequested && iteration < (_options.Iterations ?? long.MaxValue) && (_run.Budget is not { } budget || clock.Elapsed < budget))
        {
            sampler.Fill(iteration, indices, mirrored);
            sampler.Balance(iteration, owners.Of(_trainee.BalanceOver(iteration)), indices);
            Step(iteration, indices, mirrored, losses);
            _history.Add(iteration++, losses);
            if (iteration % LossHistory.Interval == 0)
            {
                progress?.Report(Progress(iteration, clock.Elapsed, (clock.Elapsed - rowStart) / LossHistory.Interval));
                rowStart = clock.Elapsed;
            }
            if (clock.Elapsed - saved < _run.CheckpointEvery) continue;
            saved = clock.Elapsed;
            Save(iteration, before + saved);
        }
        Save(iteration, before + clock.Elapsed);
        return iteration;
    }

    private void Step(long iteration, ReadOnlySpan<int> indices, ReadOnlySpan<bool> mirrored, double[] losses)
    {
        using var scope = NewDisposeScope();
        // One seed for each iteration makes its random numbers independent of when the run was interrupted.
        manual_seed(unchecked((long)(_options.Seed * 1_000_003UL) + iteration));
        foreach (var (name, optimizer) in _trainee.Optimizers)
            foreach (var group in optimizer.ParamGroups)
                group.LearningRate = _options.LearningRateAt(iteration) * (name == ITrainee.Discriminator ? _options.DiscriminatorPace : 1);
        Array.Fill(losses, double.NaN);
        _trainee.Learn(iteration, Pictures(indices, mirrored), _data.Labels(indices, _trainee.Attributes), losses);
    }

    private Tensor Pictures(ReadOnlySpan<int> indices, ReadOnlySpan<bool> mirrored)
    {
        var pictures = _data.Images(indices, mirrored);
        return _options.PictureNoise > 0
            ? pictures.add_(randn_like(pictures) * (rand(pictures.shape[0], 1, 1, 1) * _options.PictureNoise)).clamp_(-1, 1)
            : pictures;
    }

    private TrainingProgress Progress(long iteration, TimeSpan elapsed, TimeSpan each)
    {
        TimeSpan? remaining = _run.Budget - elapsed;
        if (_options.Iterations is { } end && each * (end - iteration) is var byCount && (remaining is null || byCount < remaining)) remaining = byCount;
        return new TrainingProgress(iteration, _options.Iterations, each.TotalSeconds, remaining, _history.Rows[^1]);
    }

    // Weights, not losses: a loss that was not computed is not a number either.
    private void RequireNumbers(long iteration)
    {
        using var silent = no_grad();
        using var scope = NewDisposeScope();
        foreach (var (name, network) in _trainee.Networks)
            if (network.parameters().Any(parameter => !parameter.isfinite().all().item<bool>()))
                throw new ModelException($"The weights of the {name} stopped being numbers before iteration {iteration}; {_checkpoint} was left as it was: go on from it with a smaller step size.");
    }

    private void Save(long iteration, TimeSpan elapsed)
    {
        RequireNumbers(iteration);
        TrainingCheckpoint.Write(_checkpoint, _trainee, iteration, elapsed, _history, _settings);
        var metadata = new Dictionary<string, string>(_trainee.ResultMetadata, StringComparer.Ordinal)
        {
            ["iterations"] = iteration.ToString(CultureInfo.InvariantCulture),
            ["training_hours"] = elapsed.TotalHours.ToString("F2", CultureInfo.InvariantCulture),
            ["training_data"] = _data.Fingerprint,
        };
        TensorFile.Write(Path.Combine(_run.Directory, _trainee.Name + ".safetensors"), _trainee.Result.state_dict(), metadata, half: true);
        LossCurves.Write(Path.Combine(_run.Directory, "losses"), _history);
        WriteSamples(Path.Combine(_run.Directory, "samples.png"));
    }

    private void WriteSamples(string path)
    {
        using var silent = no_grad();
        using var scope = NewDisposeScope();
        var indices = _run.SampleIndices.Where(index => index < _samples.Count).ToArray();
        var columns = _trainee.Sample(_samples.Images(indices), _samples.Labels(indices, _trainee.Attributes));
        if (columns.Count > 0) PictureGrid.Write(path, columns);
    }
}
