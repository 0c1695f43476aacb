using System.CommandLine;
using AefVideo.Cli.Output;
using AefVideo.Core.Errors;
using AefVideo.Core.Files;
using AefVideo.Core.Memory;
using AefVideo.Protection.Optimization;

namespace AefVideo.Cli.Commands;

/// <summary><c>aef optimize --data DIR -o FILE</c>: makes a perturbation that breaks the generators of an ensemble.</summary>
internal static class OptimizeCommand
{
    private static readonly Option<string> Output = new("--output", "-o")
    {
        Description = "The perturbation to write (safetensors). Beside it: a trace as .csv and .html, and, until the run is complete, a checkpoint that the same command goes on from.",
        Required = true,
    };

    private static readonly Option<string> MethodName = new("--method", "-m")
    {
        Description = string.Join("; ", Methods.All.Select(method => $"{method.Name}: {method.Description}")) + ".",
        DefaultValueFactory = _ => "aef",
    };

    private static readonly Option<string> Data = new("--data") { Description = "Folder of faces with attributes (CelebA's layout).", Required = true };

    private static readonly Option<string> Partition = new Option<string>("--partition") { Description = "Part of CelebA: 0 train, 1 validation, 2 test, or all.", DefaultValueFactory = _ => "0" }
        .Accepting("0", "1", "2", FaceFolder.AllPartitions);

    private static readonly Option<int> Limit = new("--limit") { Description = "No more than this many pictures, the first by name.", DefaultValueFactory = _ => 128 };

    private static readonly Option<string[]> Generators = new("--generator", "-g") { Description = "A generator's file; may be given several times. Default: those that come with the program." };

    private static readonly Option<int> Size = new("--size") { Description = "Height and width of the pictures and of the perturbation, in pixels.", DefaultValueFactory = _ => 128 };

    private static readonly Option<double?> Epsilon = new("--epsilon") { Description = "Bound on every |δ| in units of [-1,1] images. Default: 0.05." };

    private static readonly Option<double?> StepSize = new("--step") { Description = "How far a step moves each element. Default: 0.001; cmua 0.01." };

    private static readonly Option<int?> Passes = new("--passes") { Description = "How often the pictures are gone through. Default: 30; found 50, cmua 1." };

    private static readonly Option<int?> Batch = new("--batch") { Description = "Pictures of a batch. Default: 8; cmua 64." };

    private static readonly Option<int?> FeatureSteps = new("--feature-steps") { Description = "Steps on the features before each step on the forged pictures. Default: 3; found 5." };

    private static readonly Option<double?> FeatureWeight = new("--feature-weight") { Description = "Share of the features in the loss on the forged pictures. Default: 0.3." };

    private static readonly Option<double?> Decay = new("--decay") { Description = "Decay of the moving average of the losses. Default: 0.9." };

    private static readonly Option<double?> Temperature = new("--temperature") { Description = "Temperature of the softmax that makes weights of it. Default: 0.1." };

    private static readonly Option<double?> Momentum = new("--momentum") { Description = "Share of the former gradient. Default: 0.8; cmua, of δ: 0.5." };

    private static readonly Option<double?> Diversity = new("--diversity") { Description = "Probability that a step sees the pictures resized and moved. Default: 0.5; cmua 0." };

    private static readonly Option<double?> Margin = new("--margin") { Description = "For masked-loss and metric-weights: from which multiple of the success threshold on a picture counts as done. Default: 2." };

    private static readonly Option<int?> SearchTrials = new("--search-trials") { Description = "Trials of cmua's search for its scales; 0 for none. Default: 20." };

    private static readonly Option<string?> With = new("--with") { Description = $"Improvements to add to the method's, separated by commas: {string.Join(", ", ImprovementNames.All)}." };

    private static readonly Option<string?> Without = new("--without") { Description = "Improvements to take away from the method's." };

    private static readonly Option<ulong?> Seed = new("--seed") { Description = "Where all randomness comes from. Default: 1." };

    private static readonly Option<string> Precision = PrecisionOption.Create(", or what the checkpoint was begun with");

    private static readonly Option<int?> Threads = new("--threads") { Description = "Processor cores to use. Default: all." };

    private static readonly Option<double> Memory = new("--memory") { Description = "Memory for clean results, in GiB.", DefaultValueFactory = _ => 2 };

    private static readonly Option<double> CheckpointEvery = new("--checkpoint-every") { Description = "Seconds between two checkpoints.", DefaultValueFactory = _ => 60 };

    private static readonly Option<long?> ProbeEvery = new("--probe-every") { Description = "Iterations between two measurements of success rates. Default: a pass." };

    private static readonly Option<int> ProbePictures = new("--probe-pictures") { Description = "Pictures that success rates are measured on meanwhile; 0 for none.", DefaultValueFactory = _ => 4 };

    private static readonly Option<bool> Restart = new("--restart") { Description = "Forget the checkpoint and start anew." };

    private static readonly Option<bool> Overwrite = new("--overwrite", "-y") { Description = "Replace the output if it exists." };

    private static readonly Option<bool> Json = new("--json") { Description = "Print one JSON object at the end to standard output." };

    private static readonly Option<bool> Quiet = new("--quiet", "-q") { Description = "Print nothing but errors." };

    /// <summary>The command with its options.</summary>
    public static Command Create()
    {
        var command = new Command("optimize", "Makes a perturbation that breaks face-editing generators. It can be stopped and gone on with at any time.")
        {
            Output, MethodName, Data, Partition, Limit, Generators, Size, Epsilon, StepSize, Passes, Batch, FeatureSteps, FeatureWeight, Decay, Temperature, Momentum, Diversity, Margin, SearchTrials,
            With, Without, Seed, Precision, Threads, Memory, CheckpointEvery, ProbeEvery, ProbePictures, Restart, Overwrite, Json, Quiet,
        };
        HelpWithExamples.Add(command,
            "aef optimize --data celeba -o mine.safetensors",
            "aef optimize --data celeba -o paper.safetensors --method aef --seed 7",
            "aef optimize --data celeba -o trial.safetensors --method aef --with bias-correction,metric-weights --passes 5",
            "aef optimize --data celeba -o two.safetensors -g stargan.safetensors -g attgan.safetensors");
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellation)
    {
        NativeHeap.KeepFreedMemory();
        var output = parsed.GetRequiredValue(Output);
        var checkpoint = Path.ChangeExtension(output, ".checkpoint.safetensors");
        if (parsed.GetValue(Restart)) File.Delete(checkpoint);
        // All that can be wrong is said before an hour is spent.
        using (new OutputFile(output, parsed.GetValue(Overwrite))) { }
        var method = Methods.Find(parsed.GetRequiredValue(MethodName));
        var options = Options(parsed, method, checkpoint);
        options.Require();
        var run = RunOptions(parsed, checkpoint);
        NumberOptions.UseThreads(parsed.GetValue(Threads));
        using var ensemble = Ensemble.Open(parsed.GetValue(Generators));
        using var data = await FaceFolder.LoadAsync(
            parsed.GetRequiredValue(Data), parsed.GetValue(Size), parsed.GetValue(Partition)!, parsed.GetValue(Limit), mayLackPartitions: false, cancellation).ConfigureAwait(false);
        var optimizer = new PerturbationOptimizer(ensemble, data, method, options, run);
        var quiet = parsed.GetValue(Quiet);
        var progress = quiet ? null : new OptimizationProgressText([.. ensemble.Members.Select(member => member.Name)]);
        if (!quiet && File.Exists(checkpoint)) Console.Error.WriteLine($"aef: going on from {checkpoint}");
        OptimizationResult result;
        try
        {
            // On one thread from beginning to end: libtorch keeps its own threads for each that calls it.
            result = await Task.Run(() => optimizer.Run(progress, cancellation), CancellationToken.None).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (File.Exists(checkpoint))
        {
            var message = $"stopped; the same command goes on from {checkpoint}.";
            Console.Error.WriteLine($"aef: {message}");
            if (parsed.GetValue(Json)) Console.Out.WriteLine(JsonOutput.Serialize(new FailureJson(message, (int)ExitCode.Cancelled)));
            return (int)ExitCode.Cancelled;
        }
        var (trace, page) = (Path.ChangeExtension(output, ".trace.csv"), Path.ChangeExtension(output, ".trace.html"));
        TraceCsv.Write(trace, result.Trace);
        TracePage.Write(page, result.Trace, $"{method.Name}: how {Path.GetFileName(output)} was optimised", result.Scores, result.Perturbation.Metadata.Entries);
        result.Perturbation.Save(output);
        optimizer.Finish();
        if (parsed.GetValue(Json)) Console.Out.WriteLine(JsonOutput.Serialize(OptimizeJson.Of(result, output, trace, page)));
        else if (!quiet) OptimizationSummary.Write(result);
        return (int)ExitCode.Done;
    }

    private static OptimizationOptions Options(ParseResult parsed, Method method, string checkpoint)
    {
        var usual = method.Defaults;
        return usual with
        {
            Epsilon = parsed.GetValue(Epsilon) ?? usual.Epsilon,
            StepSize = parsed.GetValue(StepSize) ?? usual.StepSize,
            Passes = parsed.GetValue(Passes) ?? usual.Passes,
            BatchSize = parsed.GetValue(Batch) ?? usual.BatchSize,
            FeatureSteps = parsed.GetValue(FeatureSteps) ?? usual.FeatureSteps,
            FeatureWeight = parsed.GetValue(FeatureWeight) ?? usual.FeatureWeight,
            Decay = parsed.GetValue(Decay) ?? usual.Decay,
            Temperature = parsed.GetValue(Temperature) ?? usual.Temperature,
            Momentum = parsed.GetValue(Momentum) ?? usual.Momentum,
            Diversity = parsed.GetValue(Diversity) ?? usual.Diversity,
            Margin = parsed.GetValue(Margin) ?? usual.Margin,
            SearchTrials = parsed.GetValue(SearchTrials) ?? usual.SearchTrials,
            Improvements = (usual.Improvements | ImprovementNames.Parse(parsed.GetValue(With) ?? "")) & ~ImprovementNames.Parse(parsed.GetValue(Without) ?? ""),
            Seed = parsed.GetValue(Seed) ?? usual.Seed,
            MemoryForCleanResults = (long)(NumberOptions.Within("--memory", parsed.GetValue(Memory), 0, 1024) * (1L << 30)),
            ComputeType = PrecisionOption.Of(parsed, Precision, PerturbationOptimizer.ComputeTypeOf(checkpoint)),
        };
    }

    private static OptimizationRunOptions RunOptions(ParseResult parsed, string checkpoint) => new()
    {
        Checkpoint = checkpoint,
        CheckpointEvery = TimeSpan.FromSeconds(NumberOptions.Within("--checkpoint-every", parsed.GetValue(CheckpointEvery), 0, 1e6)),
        ProbeEvery = parsed.GetValue(ProbeEvery) is { } every ? (long)NumberOptions.Within("--probe-every", every, 1, 1e9) : null,
        ProbePictures = (int)NumberOptions.Within("--probe-pictures", parsed.GetValue(ProbePictures), 0, 1e6),
        Metadata = new Dictionary<string, string> { ["command"] = CommandText.Of(parsed) },
    };
}
