using System.CommandLine;
using System.Text;
using AefVideo.Cli.Output;
using AefVideo.Core.Errors;
using AefVideo.Core.Files;
using AefVideo.Core.Memory;
using AefVideo.Evaluation.Interruption;
using AefVideo.Generators.Data;
using AefVideo.Protection;
using AefVideo.Protection.Optimization;
using static TorchSharp.torch;

namespace AefVideo.Cli.Commands;

/// <summary><c>aef evaluate --data DIR</c>: methods and perturbations × generators × data sets, as tables, JSON and a page.</summary>
internal static class EvaluateCommand
{
    private const string OptimizedFolder = "perturbations";

    private static readonly Option<string[]> MethodNames = new("--methods", "-m")
    {
        Description = $"Methods to optimise here and measure, separated by commas: {string.Join(", ", Methods.All.Select(method => method.Name))}; each may add (+) or leave out (~) improvements of aef optimize --with, as aef+masked-loss.",
    };

    private static readonly Option<string[]> Perturbations = new("--perturbation", "-p") { Description = "A perturbation's file; may be given several times." };

    private static readonly Option<string[]> Data = new("--data") { Description = "Folder of faces to measure on: CelebA's layout, LFW's, or any pictures; may be given several times.", Required = true };

    private static readonly Option<string> Partition = new Option<string>("--partition") { Description = "Part of folders with CelebA's layout: 0 train, 1 validation, 2 test, or all.", DefaultValueFactory = _ => "2" }
        .Accepting("0", "1", "2", FaceFolder.AllPartitions);

    private static readonly Option<int?> Limit = new("--limit") { Description = "No more than this many pictures of each folder, the first by name. Default: all." };

    private static readonly Option<string?> TrainingData = new("--training-data") { Description = "Folder to optimise on, partition 0. Default: the first --data." };

    private static readonly Option<int> TrainingLimit = new("--training-limit") { Description = "No more than this many pictures to optimise on.", DefaultValueFactory = _ => 128 };

    private static readonly Option<int?> Passes = new("--passes") { Description = "How often each method goes through them. Default: the method's own." };

    private static readonly Option<bool> HoldOut = new("--hold-out") { Description = "Optimise each method without one generator after the other, and measure on that one: the transfer table." };

    private static readonly Option<string[]> Generators = new("--generator", "-g") { Description = "A generator's file; may be given several times. Default: those that come with the program." };

    private static readonly Option<string> Output = new("--output", "-o") { Description = "Folder for report.html, report.json, report.md, grid.png and the perturbations that were optimised.", Required = true };

    private static readonly Option<string?> PictureData = new("--picture-data") { Description = "Folder whose first faces the report shows. Default: the last --data." };

    private static readonly Option<bool> NoCurve = new("--no-curve") { Description = "Leave out the curve of success over strength." };

    private static readonly Option<double> Aside = new("--aside")
    {
        Description = "How far to the right and down of where δ was put a forger cuts the faces out, in pixels: 0.5 for between them. Protected and clean faces alike.", DefaultValueFactory = _ => 0,
    };

    private static readonly Option<int> Size = new("--size") { Description = "Height and width of the pictures, in pixels.", DefaultValueFactory = _ => 128 };

    private static readonly Option<int> Batch = new("--batch") { Description = "Pictures that are measured together.", DefaultValueFactory = _ => 16 };

    private static readonly Option<ulong> Seed = new("--seed") { Description = "Where all randomness comes from.", DefaultValueFactory = _ => 1 };

    private static readonly Option<string> Precision = PrecisionOption.Create();

    private static readonly Option<int?> Threads = new("--threads") { Description = "Processor cores to use. Default: all." };

    private static readonly Option<bool> Json = new("--json") { Description = "Print the JSON to standard output instead of the tables." };

    private static readonly Option<bool> Quiet = new("--quiet", "-q") { Description = "Print no progress." };

    /// <summary>The command with its options.</summary>
    public static Command Create()
    {
        var command = new Command("evaluate", "Measures how far perturbations interrupt forgeries, beside two controls: nothing, and random noise of the same strength.")
        {
            MethodNames, Perturbations, Data, Partition, Limit, TrainingData, TrainingLimit, Passes, HoldOut, Generators, Output, PictureData, NoCurve, Aside, Size, Batch, Seed, Precision, Threads, Json, Quiet,
        };
        HelpWithExamples.Add(command,
            "aef evaluate --data celeba -p mine.safetensors -o report",
            "aef evaluate --methods aef,average,cmua --data celeba --data lfw --limit 200 -o report",
            "aef evaluate --methods aef,aef+masked-loss,aef-balanced~step-decay --data celeba --partition 1 -o ablation",
            "aef evaluate --data celeba -p mine.safetensors --aside 0.5 -o between-pixels",
            "aef evaluate --methods aef --hold-out --data celeba -o transfer");
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellation)
    {
        NativeHeap.KeepFreedMemory();
        NumberOptions.UseThreads(parsed.GetValue(Threads));
        var methods = Names(parsed).Select(MethodVariant.Parse).ToArray();
        var files = parsed.GetValue(Perturbations) ?? [];
        if (methods.Length == 0 && files.Length == 0) throw new UsageException("There is nothing to measure; give --methods or --perturbation.");
        var loaded = files.Select(Perturbation.Load).ToArray();
        var type = PrecisionOption.Of(parsed, Precision);
        using var ensemble = Ensemble.Open(parsed.GetValue(Generators));
        var data = new List<EvaluationData>();
        try
        {
            foreach (var path in parsed.GetRequiredValue(Data)) data.Add(new(NameOf(path), await LoadAsync(parsed, path, parsed.GetValue(Partition)!, parsed.GetValue(Limit), cancellation).ConfigureAwait(false)));
            var folder = Directory.CreateDirectory(parsed.GetRequiredValue(Output)).FullName;
            var treatments = new List<Treatment> { Treatment.None, Treatment.RandomBeside(parsed.GetValue(Size), [.. methods.Select(variant => (float)variant.Options.Epsilon), .. loaded.Select(perturbation => perturbation.Epsilon)]) };
            treatments.AddRange(loaded.Zip(files, (perturbation, file) => new Treatment(Path.GetFileNameWithoutExtension(file), perturbation)));
            if (methods.Length > 0) treatments.AddRange(await OptimizeAsync(parsed, ensemble, methods, type, folder, cancellation).ConfigureAwait(false));
            var options = new EvaluationOptions
            {
                BatchSize = NumberOptions.Within("--batch", parsed.GetValue(Batch), 1, 4096),
                Seed = parsed.GetValue(Seed),
                Aside = NumberOptions.Within("--aside", parsed.GetValue(Aside), -16, 16),
                ComputeType = type,
                CurveEpsilons = parsed.GetValue(NoCurve) ? [] : new EvaluationOptions().CurveEpsilons,
            };
            using var evaluation = new InterruptionEvaluation(ensemble, data, treatments, options);
            var progress = parsed.GetValue(Quiet) ? null : new EvaluationProgressText();
            // On one thread from beginning to end: libtorch keeps its own threads for each that calls it.
            var result = await Task.Run(() => evaluation.Run(progress, cancellation), CancellationToken.None).ConfigureAwait(false);
            await WriteAsync(parsed, folder, ensemble, data[^1], treatments, result, cancellation).ConfigureAwait(false);
        }
        finally
        {
            foreach (var set in data) set.Faces.Dispose();
        }
        return (int)ExitCode.Done;
    }

    private static IEnumerable<string> Names(ParseResult parsed) =>
        (parsed.GetValue(MethodNames) ?? []).SelectMany(text => text.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)).Distinct(StringComparer.Ordinal);

    private static string NameOf(string path) => Path.GetFileName(Path.TrimEndingDirectorySeparator(Path.GetFullPath(path)));

    private static Task<FaceDataset> LoadAsync(ParseResult parsed, string path, string partition, int? limit, CancellationToken cancellation) =>
        FaceFolder.LoadAsync(path, parsed.GetValue(Size), partition, limit, mayLackPartitions: true, cancellation);

    private static async Task<IReadOnlyList<Treatment>> OptimizeAsync(
        ParseResult parsed, Ensemble ensemble, IReadOnlyList<MethodVariant> methods, ScalarType type, string folder, CancellationToken cancellation)
    {
        var source = parsed.GetValue(TrainingData) ?? parsed.GetRequiredValue(Data)[0];
        using var faces = await LoadAsync(parsed, source, "0", parsed.GetValue(TrainingLimit), cancellation).ConfigureAwait(false);
        var bench = new MethodBench(faces, Path.Combine(folder, OptimizedFolder), parsed.GetValue(Passes), parsed.GetValue(Seed), type);
        // Held-out ensembles are views on the same generators, which stay the whole one's.
        var plans = parsed.GetValue(HoldOut)
            ? methods.SelectMany(method => ensemble.Members.Select(member =>
                (Variant: method, Ensemble: new Ensemble([.. ensemble.Members.Where(other => other != member).Select(other => other.Generator)]), Name: $"{method.Name} without {member.Name}")))
            : methods.Select(method => (Variant: method, Ensemble: ensemble, method.Name));
        var treatments = new List<Treatment>();
        foreach (var plan in plans)
        {
            if (!parsed.GetValue(Quiet)) Console.Error.WriteLine($"aef: optimising {plan.Name}");
            var progress = parsed.GetValue(Quiet) ? null : new OptimizationProgressText([.. plan.Ensemble.Members.Select(member => member.Name)]);
            treatments.Add(await Task.Run(() => bench.Make(plan.Variant, plan.Ensemble, plan.Name, progress, cancellation), CancellationToken.None).ConfigureAwait(false));
        }
        return treatments;
    }

    private static async Task WriteAsync(
        ParseResult parsed, string folder, Ensemble ensemble, EvaluationData last, IReadOnlyList<Treatment> treatments, EvaluationResult result, CancellationToken cancellation)
    {
        var shown = parsed.GetValue(PictureData) is { } path ? new EvaluationData(NameOf(path), await LoadAsync(parsed, path, parsed.GetValue(Partition)!, EvaluationGrid.Faces, cancellation).ConfigureAwait(false)) : last;
        var png = EvaluationGrid.Draw(ensemble, shown, treatments[^1]);
        if (shown != last) shown.Faces.Dispose();
        var command = CommandText.Of(parsed);
        var json = JsonOutput.Serialize(new EvaluationJson(result, treatments));
        var markdown = new StringBuilder($"`{command}`\n");
        foreach (var set in result.DataSets)
            markdown.Append($"\n### {set.Name}: {set.Pictures} pictures of {set.People} people\n\n")
                .Append(EvaluationTable.Markdown(EvaluationTable.MethodColumns, EvaluationTable.Methods(set))).Append('\n')
                .Append(EvaluationTable.Markdown(EvaluationTable.GeneratorColumns, EvaluationTable.Generators(set)))
                .Append("\nSR %, and in brackets mean L2mask:\n\n").Append(EvaluationTable.Markdown(EvaluationTable.EditColumns(set), EvaluationTable.Edits(set)));
        var times = EvaluationTable.Optimizations(treatments);
        if (times.Count > 0) markdown.Append("\n### Optimising\n\n").Append(EvaluationTable.Markdown(EvaluationTable.OptimizationColumns, times));
        AtomicFile.Write(Path.Combine(folder, "report.json"), [Encoding.UTF8.GetBytes(json + "\n")]);
        AtomicFile.Write(Path.Combine(folder, "report.md"), [Encoding.UTF8.GetBytes(markdown.ToString())]);
        AtomicFile.Write(Path.Combine(folder, "grid.png"), [png]);
        EvaluationPage.Write(Path.Combine(folder, "report.html"), result, treatments, [($"{treatments[^1].Name} on {shown.Name}", png)], command);
        if (parsed.GetValue(Json)) Console.Out.WriteLine(json);
        else
        {
            foreach (var set in result.DataSets) Show(set);
            if (times.Count > 0) TableText.Write(EvaluationTable.OptimizationColumns, times);
            Console.Out.WriteLine($"The report is in {Path.Combine(folder, "report.html")}.");
        }
    }

    private static void Show(DataSetResult data)
    {
        Console.Out.WriteLine($"{data.Name}: {data.Pictures} pictures of {data.People} people; SR with its 95 % interval");
        TableText.Write(EvaluationTable.MethodColumns, EvaluationTable.Methods(data));
        TableText.Write(EvaluationTable.GeneratorColumns, EvaluationTable.Generators(data));
    }
}
