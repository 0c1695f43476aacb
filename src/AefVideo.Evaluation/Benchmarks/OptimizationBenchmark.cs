using System.Runtime.InteropServices;
using System.Text.Json;
using AefVideo.Core.Errors;
using AefVideo.Generators.Checkpoints;
using AefVideo.Generators.Data;
using AefVideo.Protection.Optimization;
using static TorchSharp.torch;

namespace AefVideo.Evaluation.Benchmarks;

/// <summary>
/// Times our adaptive equilibrium against the same loop written plainly in PyTorch, with the same weights, pictures, edits, seeds and threads, in turn, and compares what comes out.
/// Starting, loading and measuring are not counted on either side; computing clean results is, on both.
/// </summary>
public static class OptimizationBenchmark
{
    private const string MethodName = "aef";
    private const string DeltaFile = "delta.f32";

    private static readonly (string Name, ScalarType Type)[] s_types = [("float32", ScalarType.Float32), ("bfloat16", ScalarType.BFloat16)];

    /// <summary>Runs it. Writes only to a folder of its own below the system's temporary one, which it removes.</summary>
    /// <param name="options">What to measure.</param>
    /// <param name="progress">Told before each run.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <exception cref="EnvironmentException">Python or torch is missing.</exception>
    /// <exception cref="MediaException">PyTorch's side failed.</exception>
    /// <exception cref="UsageException">A file is missing, or the options make no sense.</exception>
    public static async Task<OptimizationBenchmarkResult> RunAsync(OptimizationBenchmarkOptions options, IProgress<string>? progress, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(options);
        set_num_threads(options.Threads);
        using var ensemble = Ensemble.Open(options.Generators);
        var folderOptions = new FaceDatasetOptions { Directory = options.Data, ImageSize = options.ImageSize, Partition = options.Partition, Limit = options.Pictures };
        using var data = await FaceDataset.LoadAsync(folderOptions, null, cancellation).ConfigureAwait(false);
        var method = Methods.Find(MethodName);
        var constants = method.Defaults with { BatchSize = options.BatchSize, Passes = options.Passes, Seed = options.Seed };
        var run = new OptimizationRunOptions { ProbePictures = 0, MeasuresResult = false };
        var folder = Directory.CreateTempSubdirectory("aef-bench-");
        try
        {
            var plan = new PerturbationOptimizer(ensemble, data, method, constants, run).Plan();
            Write(folder.FullName, options, ensemble, data, constants, plan);
            var (ours, shares, theirs) = (s_types.Select(_ => new List<double>()).ToArray(), new double[s_types.Length], new List<double>());
            var version = "";
            for (var round = 0; round < options.Rounds; round++)
            {
                // Who begins changes from round to round.
                if (round % 2 == 1) await Theirs().ConfigureAwait(false);
                var results = new List<OptimizationResult>();
                foreach (var (name, type) in s_types)
                {
                    progress?.Report($"round {round + 1} of {options.Rounds}: ours in {name}");
                    var optimizer = new PerturbationOptimizer(ensemble, data, method, constants with { ComputeType = type }, run);
                    results.Add(await Task.Run(() => optimizer.Run(null, cancellation), CancellationToken.None).ConfigureAwait(false));
                }
                if (round % 2 == 0) await Theirs().ConfigureAwait(false);
                var reference = MemoryMarshal.Cast<byte, float>(await File.ReadAllBytesAsync(Path.Combine(folder.FullName, DeltaFile), cancellation).ConfigureAwait(false)).ToArray();
                for (var i = 0; i < results.Count; i++)
                {
                    ours[i].Add(results[i].Elapsed.TotalSeconds);
                    shares[i] = EqualShare(results[i].Perturbation.Delta.Span, reference);
                }

                async Task Theirs()
                {
                    progress?.Report($"round {round + 1} of {options.Rounds}: PyTorch");
                    var reply = await AskAsync(options, folder.FullName, cancellation).ConfigureAwait(false);
                    (version, var seconds) = Understand(reply, options);
                    theirs.Add(seconds);
                }
            }
            return new(
                version, options.Threads, options.ImageSize, data.Count, options.Passes, plan.Count, options.Rounds, [.. ensemble.Members.Select(member => member.Name)],
                [.. s_types.Select((type, i) => new OptimizationComparison(type.Name, Sample.Of(ours[i]), Sample.Of(theirs), Sample.Of(theirs.Zip(ours[i], (reference, mine) => reference / mine)), shares[i]))]);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    /// <summary>Share of the elements that are equal to the bit.</summary>
    /// <exception cref="ModelException">They are not of the same number.</exception>
    internal static double EqualShare(ReadOnlySpan<float> mine, ReadOnlySpan<float> reference)
    {
        if (mine.Length != reference.Length) throw new ModelException($"PyTorch's δ has {reference.Length} elements, ours {mine.Length}.");
        var equal = 0;
        for (var i = 0; i < mine.Length; i++)
            if (mine[i] == reference[i]) equal++;
        return (double)equal / mine.Length;
    }

    private static void Write(string folder, OptimizationBenchmarkOptions options, Ensemble ensemble, FaceDataset data, OptimizationOptions constants, IReadOnlyList<PlannedIteration> plan)
    {
        using var silent = no_grad();
        using var scope = NewDisposeScope();
        for (var member = 0; member < options.Generators.Count; member++)
        {
            // Files hold half precision to be small; both sides compute with the same single precision.
            using var state = TensorFile.Read(options.Generators[member]);
            TensorFile.Write(Path.Combine(folder, FormattableString.Invariant($"generator_{member}.safetensors")), state.Tensors, state.Metadata);
        }
        var tensors = new Dictionary<string, Tensor>(StringComparer.Ordinal) { ["images"] = data.Images([.. Enumerable.Range(0, data.Count)]) };
        var steps = new List<OptimizationReferenceStep>();
        for (var iteration = 0; iteration < plan.Count; iteration++)
        {
            var tags = new int[ensemble.Members.Count];
            foreach (var (member, edits) in plan[iteration].Requests)
            {
                var generator = ensemble.Members[member].Generator;
                var conditions = plan[iteration].Pictures.Zip(edits, (picture, edit) => generator.Condition(edit, data.Labels([picture], generator.SourceAttributes), constants.Seed)).ToArray();
                tensors.Add(FormattableString.Invariant($"condition.{iteration}.{member}"), cat([.. conditions.Select(condition => condition.Values)]));
                tags[member] = conditions[0].Tag;
            }
            steps.Add(new(plan[iteration].Pictures, tags));
        }
        var numbers = new OptimizationReferenceOptions(
            ensemble.Members.Count, constants.Epsilon, constants.StepSize, constants.FeatureSteps, constants.FeatureWeight, constants.Decay, constants.Temperature, constants.Momentum, constants.Diversity, constants.Seed);
        TensorFile.Write(Path.Combine(folder, "run.safetensors"), tensors, new Dictionary<string, string>
        {
            ["plan"] = JsonSerializer.Serialize(steps, OptimizationReferenceJson.Default.IReadOnlyListOptimizationReferenceStep),
            ["options"] = JsonSerializer.Serialize(numbers, OptimizationReferenceJson.Default.OptimizationReferenceOptions),
        });
    }

    private static async Task<OptimizationReferenceReply?> AskAsync(OptimizationBenchmarkOptions options, string folder, CancellationToken cancellation)
    {
        var run = await ProcessRun.MeasureAsync([.. options.Reference, folder, FormattableString.Invariant($"{options.Threads}")], cancellation).ConfigureAwait(false);
        try
        {
            return JsonSerializer.Deserialize(run.Output, OptimizationReferenceJson.Default.OptimizationReferenceReply);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static (string Version, double Seconds) Understand(OptimizationReferenceReply? reply, OptimizationBenchmarkOptions options)
    {
        if (reply?.Missing is { } module)
            throw new EnvironmentException($"{options.Reference[0]} has no module {module}; install Debian's package python3-torch (apt install python3-torch), or name another Python with --python.");
        if (reply is not { Torch: { } version, Seconds: { } seconds })
            throw new EnvironmentException("PyTorch's side of the benchmark gave an answer that makes no sense; is bench/reference of the same version as the program?");
        if (reply.Threads != options.Threads) throw new EnvironmentException($"PyTorch computed with {reply.Threads} threads although it was asked for {options.Threads}.");
        return (version, seconds);
    }
}
