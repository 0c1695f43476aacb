using System.CommandLine;
using AefVideo.Cli.Output;
using AefVideo.Core.Errors;
using AefVideo.Core.Memory;
using AefVideo.Evaluation.Benchmarks;
using AefVideo.Protection.Optimization;
using Spectre.Console;

namespace AefVideo.Cli.Commands;

/// <summary><c>aef bench optimize --data DIR</c>: times the optimiser beside the same loop written plainly in PyTorch.</summary>
internal static class BenchOptimizeCommand
{
    private static readonly Option<string> Data = new("--data") { Description = "Folder of faces with attributes (CelebA's layout); its training part is used.", Required = true };

    private static readonly Option<string[]> Generators = new("--generator", "-g") { Description = "A generator's file; may be given several times. Default: those that come with the program." };

    private static readonly Option<int> Limit = new("--limit") { Description = "Pictures.", DefaultValueFactory = _ => 16 };

    private static readonly Option<int> Batch = new("--batch") { Description = "Pictures of a batch.", DefaultValueFactory = _ => 8 };

    private static readonly Option<int> Passes = new("--passes") { Description = "Passes over the pictures.", DefaultValueFactory = _ => 2 };

    private static readonly Option<int> Size = new("--size") { Description = "Height and width of the pictures, a multiple of 32.", DefaultValueFactory = _ => 128 };

    private static readonly Option<int> Rounds = new("--rounds") { Description = "How often each side runs.", DefaultValueFactory = _ => 3 };

    private static readonly Option<int> Threads = new("--threads") { Description = "Threads of either side. Default: all processors.", DefaultValueFactory = _ => Environment.ProcessorCount };

    private static readonly Option<ulong> Seed = new("--seed") { Description = "Where randomness comes from, the same on both sides.", DefaultValueFactory = _ => 1 };

    private static readonly Option<string> Python = ReferencePython.Create();

    private static readonly Option<bool> Json = new("--json") { Description = "Print one JSON object to standard output." };

    /// <summary>The command with its options.</summary>
    public static Command Create()
    {
        var command = new Command("optimize", "Times the adaptive equilibrium beside the same loop written plainly in PyTorch, and compares the perturbations that come out.")
        {
            Data, Generators, Limit, Batch, Passes, Size, Rounds, Threads, Seed, Python, Json,
        };
        HelpWithExamples.Add(command, "aef bench optimize --data celeba", "aef bench optimize --data celeba -g stargan.safetensors --limit 8 --rounds 1");
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellation)
    {
        // As aef optimize does.
        NativeHeap.KeepFreedMemory();
        var options = new OptimizationBenchmarkOptions
        {
            Reference = ReferencePython.Command(parsed.GetValue(Python)!, "aef_reference.py"),
            Generators = parsed.GetValue(Generators) is { Length: > 0 } files ? files : Ensemble.ShippedFiles(),
            Data = parsed.GetRequiredValue(Data),
            Pictures = parsed.GetValue(Limit),
            BatchSize = parsed.GetValue(Batch),
            Passes = parsed.GetValue(Passes),
            ImageSize = NumberOptions.ImageSize(parsed.GetValue(Size)),
            Rounds = parsed.GetValue(Rounds),
            Threads = parsed.GetValue(Threads),
            Seed = parsed.GetValue(Seed),
        };
        if (options.Pictures < 1 || options.Rounds is < 1 or > 100 || options.Threads is < 1 or > 1024)
            throw new UsageException("--limit must be at least 1, --rounds lie between 1 and 100, and --threads between 1 and 1024.");
        var result = await OptimizationBenchmark.RunAsync(options, new BenchProgress(), cancellation).ConfigureAwait(false);
        if (parsed.GetValue(Json)) Console.Out.WriteLine(JsonOutput.Serialize(new OptimizationBenchJson(result)));
        else Write(result);
        return (int)ExitCode.Done;
    }

    private static void Write(OptimizationBenchmarkResult result)
    {
        Console.Out.WriteLine($"{string.Join(", ", result.Generators)}; {result.Pictures} pictures of {result.ImageSize}×{result.ImageSize}, {result.Passes} passes, {result.Iterations} iterations; threads: {result.Threads}, PyTorch {result.ReferenceVersion} in float32; {result.Rounds} rounds in turn; median (min–max)");
        var table = new Table().Border(TableBorder.Markdown).AddColumns("ours in", "ours s", "PyTorch s", "PyTorch ÷ ours", "equal elements of δ");
        foreach (var row in result.Comparisons)
            table.AddRow(row.Type, BenchText.Of(row.Seconds, "F1"), BenchText.Of(row.ReferenceSeconds, "F1"), BenchText.Of(row.Speedup), FormattableString.Invariant($"{100 * row.EqualShare:F2} %"));
        AnsiConsole.Profile.Width = Math.Max(AnsiConsole.Profile.Width, 120);
        AnsiConsole.Write(table);
    }
}
