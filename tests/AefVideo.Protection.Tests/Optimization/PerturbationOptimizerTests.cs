using AefVideo.Core.Errors;
using AefVideo.Generators.Checkpoints;
using AefVideo.Generators.Data;
using AefVideo.Protection.Optimization;

namespace AefVideo.Protection.Tests.Optimization;

public sealed class PerturbationOptimizerTests : IDisposable
{
    private readonly TinyFaces _faces = new();

    public static TheoryData<string> MethodNames => [.. Methods.All.Select(method => method.Name)];

    [Theory]
    [MemberData(nameof(MethodNames))]
    public async Task A_resumed_run_equals_an_uninterrupted_one_to_the_bit(string name)
    {
        using var data = await _faces.DataAsync();
        // CMUA goes through every edit of every network, which takes its time.
        using var ensemble = TinyFaces.Networks(name == "cmua" ? 1 : 4);
        var method = Methods.Find(name);
        var options = method.Defaults with { BatchSize = 4, Passes = 2, SearchTrials = 2, Seed = 3 };
        var run = new OptimizationRunOptions { ProbePictures = 2 };
        var whole = new PerturbationOptimizer(ensemble, data, method, options, run).Run(null, Cancellation);

        var parts = run with { Checkpoint = Path.Combine(_faces.Folder, "run.safetensors") };
        foreach (var stop in new long[] { 1, 3 })
            Assert.ThrowsAny<OperationCanceledException>(() => new PerturbationOptimizer(ensemble, data, method, options, parts with { StopAfter = stop }).Run(null, Cancellation));
        var resumed = new PerturbationOptimizer(ensemble, data, method, options, parts);
        var result = resumed.Run(null, Cancellation);

        Assert.Equal(whole.Perturbation.Delta.ToArray(), result.Perturbation.Delta.ToArray());
        Assert.Equal(whole.Trace.ToArray(), result.Trace.ToArray());
        Assert.Equal(whole.Scores, result.Scores);
        Assert.True(File.Exists(parts.Checkpoint));
        resumed.Finish();
        Assert.False(File.Exists(parts.Checkpoint));
    }

    [Theory]
    [MemberData(nameof(MethodNames))]
    public async Task Every_method_disturbs_the_networks_more_than_where_it_began_and_keeps_to_its_bound(string name)
    {
        using var data = await _faces.DataAsync();
        using var ensemble = TinyFaces.Networks();
        var method = Methods.Find(name);
        var options = method.Defaults with { BatchSize = 4, Passes = name == "cmua" ? 1 : 6, StepSize = 0.008, SearchTrials = 0, Diversity = 0 };
        var result = new PerturbationOptimizer(ensemble, data, method, options, new() { ProbePictures = 0, MeasuresResult = false }).Run(null, Cancellation);
        Assert.InRange(result.Perturbation.Delta.ToArray().Max(MathF.Abs), 0.01f, (float)options.Epsilon);
        var losses = Enumerable.Range(0, 4).Select(member => result.Trace.Rows.Select(row => row.Losses[member]).Where(loss => !float.IsNaN(loss)).ToArray()).ToArray();
        // The sum over the generators: a method may give up one for the others.
        Assert.True(losses.Sum(member => member[^1] / member[0]) > 4.2, string.Join(" ", losses.Select(member => member[^1] / member[0])));
        Assert.All(losses.SelectMany(member => member), loss => Assert.True(loss <= 0));
    }

    [Theory]
    [InlineData(Improvements.BiasCorrection)]
    [InlineData(Improvements.NormalizedLosses)]
    [InlineData(Improvements.MetricWeights)]
    [InlineData(Improvements.MaskedLoss)]
    [InlineData(Improvements.StepDecay)]
    [InlineData(Improvements.NormalizedGradients)]
    [InlineData(Improvements.MatchedClean)]
    public async Task Every_improvement_changes_the_result_and_weights_stay_shares(Improvements improvement)
    {
        using var data = await _faces.DataAsync();
        using var ensemble = TinyFaces.Networks(2);
        var method = Methods.Find("aef");
        var options = method.Defaults with { BatchSize = 4, Passes = 3, StepSize = 0.01 };
        var run = new OptimizationRunOptions { ProbePictures = 0, MeasuresResult = false };
        var plain = new PerturbationOptimizer(ensemble, data, method, options, run).Run(null, Cancellation);
        var improved = new PerturbationOptimizer(ensemble, data, method, options with { Improvements = improvement }, run).Run(null, Cancellation);
        var changed = improvement is Improvements.BiasCorrection or Improvements.MetricWeights
            ? !plain.Trace.Rows[^1].Weights.SequenceEqual(improved.Trace.Rows[^1].Weights)
            : !plain.Perturbation.Delta.Span.SequenceEqual(improved.Perturbation.Delta.Span);
        Assert.True(changed);
        Assert.All(improved.Trace.Rows, row => Assert.InRange(row.Weights.Sum(), 0.9999f, 1.0001f));
    }

    [Fact]
    public async Task Memory_for_clean_results_changes_no_bit()
    {
        using var data = await _faces.DataAsync();
        using var ensemble = TinyFaces.Networks();
        var method = Methods.Find("aef");
        var options = method.Defaults with { BatchSize = 4, Passes = 3 };
        var kept = new PerturbationOptimizer(ensemble, data, method, options, new()).Run(null, Cancellation);
        var forgotten = new PerturbationOptimizer(ensemble, data, method, options with { MemoryForCleanResults = 100_000 }, new()).Run(null, Cancellation);
        Assert.Equal(kept.Perturbation.Fingerprint, Renamed(forgotten).Fingerprint);

        Perturbation Renamed(OptimizationResult result) =>
            Perturbation.FromValues(TinyFaces.Size, result.Perturbation.Delta.Span, kept.Perturbation.Metadata.Entries, "aef");
    }

    [Fact]
    public async Task The_interruption_stage_of_TSDF_makes_what_AEF_makes_to_the_bit()
    {
        using var data = await _faces.DataAsync();
        using var ensemble = TinyFaces.Networks();
        var run = new OptimizationRunOptions { ProbePictures = 0, MeasuresResult = false };
        var (aef, tsdf) = (Make("aef"), Make("tsdf"));
        Assert.NotEqual(aef.Perturbation.Delta.ToArray(), Make("average").Perturbation.Delta.ToArray());
        Assert.Equal(aef.Perturbation.Delta.ToArray(), tsdf.Perturbation.Delta.ToArray());
        Assert.Equal(aef.Trace.Rows[^1].Weights, tsdf.Trace.Rows[^1].Weights);

        OptimizationResult Make(string name)
        {
            var method = Methods.Find(name);
            return new PerturbationOptimizer(ensemble, data, method, method.Defaults with { BatchSize = 4, Passes = 2 }, run).Run(null, Cancellation);
        }
    }

    [Fact]
    public async Task The_result_says_how_it_was_made()
    {
        using var data = await _faces.DataAsync();
        using var ensemble = TinyFaces.Networks(2);
        var run = new OptimizationRunOptions { Metadata = new Dictionary<string, string> { ["command"] = "aef optimize" } };
        var result = new PerturbationOptimizer(ensemble, data, Methods.Find("aef"), new() { BatchSize = 4, Passes = 1, Seed = 9 }, run).Run(null, Cancellation);
        var path = Path.Combine(_faces.Folder, "delta.safetensors");
        result.Perturbation.Save(path);
        var metadata = Perturbation.Load(path).Metadata;
        Assert.Equal("aef", metadata.Method);
        Assert.Equal(0.05f, metadata.Epsilon);
        Assert.Equal(data.Fingerprint, metadata.TrainingSetFingerprint);
        Assert.Equal("tiny attentiongan", metadata.GeneratorFingerprints["attentiongan"]);
        Assert.Equal("9", metadata.Entries["seed"]);
        Assert.Equal("aef optimize", metadata.Entries["command"]);
        Assert.Equal(result.Scores.Where(score => score.Pairs > 0).Select(score => score.Name).Order(), metadata.SuccessRates.Keys.Order());
        Assert.Equal(9 * 5, result.Scores[0].Pairs + result.Scores[0].NothingToInterrupt);
    }

    [Fact]
    public async Task A_cancelled_run_leaves_a_checkpoint_and_another_method_refuses_it_by_name()
    {
        using var data = await _faces.DataAsync();
        using var ensemble = TinyFaces.Networks(1);
        using var stop = new CancellationTokenSource();
        var run = new OptimizationRunOptions { Checkpoint = Path.Combine(_faces.Folder, "run.safetensors"), ProbePictures = 0 };
        var options = new OptimizationOptions { BatchSize = 4, Passes = 5 };
        var seen = new List<OptimizationProgress>();
        Assert.ThrowsAny<OperationCanceledException>(() => new PerturbationOptimizer(ensemble, data, Methods.Find("aef"), options, run).Run(new Callback(progress =>
        {
            seen.Add(progress);
            if (progress.Done == 3) stop.Cancel();
        }), stop.Token));
        Assert.Equal([1, 2, 3], seen.Select(progress => progress.Done));
        Assert.All(seen, progress => Assert.Equal(10, progress.Total));
        using (var state = TensorFile.Read(run.Checkpoint)) Assert.Equal("3", state.Metadata["iteration"]);
        var fault = Assert.Throws<ModelException>(() => new PerturbationOptimizer(ensemble, data, Methods.Find("average"), options, run).Run(null, Cancellation));
        Assert.Contains("begun with method aef, not average", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_thousand_steps_leave_no_tensor_behind()
    {
        using var data = await _faces.DataAsync();
        using var ensemble = TinyFaces.Networks(2);
        var options = new OptimizationOptions { BatchSize = 4, Passes = 125, Improvements = Improvements.MetricWeights | Improvements.BiasCorrection | Improvements.NormalizedLosses };
        long settled = 0;
        new PerturbationOptimizer(ensemble, data, Methods.Find("aef"), options, new() { ProbePictures = 0, MeasuresResult = false }).Run(new Callback(progress =>
        {
            // An iteration is four steps; by then all clean results are kept.
            var live = TorchSharp.DisposeScopeManager.Statistics.ThreadTotalLiveCount;
            if (progress.Done == 50) settled = live;
            if (progress.Done > 50) Assert.Equal(settled, live);
        }), Cancellation);
        Assert.NotEqual(0, settled);
    }

    [Fact]
    public async Task Pictures_without_labels_and_too_few_pictures_are_refused_in_a_sentence()
    {
        using var plain = await _faces.DataAsync(labelled: false);
        using var data = await _faces.DataAsync();
        using var ensemble = TinyFaces.Networks(1);
        var method = Methods.Find("aef");
        Assert.Contains("no attributes", Refused(plain, new() { BatchSize = 4 }), StringComparison.Ordinal);
        Assert.Contains("cannot be filled from 9", Refused(data, new() { BatchSize = 64 }), StringComparison.Ordinal);
        Assert.Contains("--epsilon is 2", Refused(data, new() { Epsilon = 2 }), StringComparison.Ordinal);
        Assert.Contains("aef-balanced, average, cmua, dwt, found, tsdf", Assert.Throws<UsageException>(() => Methods.Find("magic")).Message, StringComparison.Ordinal);
        Assert.Contains("no generator file", Assert.Throws<UsageException>(() => Ensemble.Open(["nowhere.safetensors"])).Message, StringComparison.Ordinal);

        string Refused(FaceDataset pictures, OptimizationOptions options) =>
            Assert.Throws<UsageException>(() => new PerturbationOptimizer(ensemble, pictures, method, options, new()).Run(null, Cancellation)).Message;
    }

    public void Dispose() => _faces.Dispose();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private sealed class Callback(Action<OptimizationProgress> then) : IProgress<OptimizationProgress>
    {
        public void Report(OptimizationProgress value) => then(value);
    }
}
