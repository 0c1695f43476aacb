using System.CommandLine;
using System.Globalization;
using AefVideo.Cli.Output;
using AefVideo.Core.Errors;
using AefVideo.Core.Memory;
using AefVideo.Evaluation.Benchmarks;
using Spectre.Console;

namespace AefVideo.Cli.Commands;

/// <summary><c>aef bench generators</c>: times the generators beside the same networks in PyTorch.</summary>
internal static class BenchGeneratorsCommand
{
    // Below it AttGAN's discriminator, which is made with the generator, has nothing left to look at.
    private const int SmallestImage = 64;

    private static readonly Option<string[]> Networks = new("--network") { Description = "Only this generator; may be given several times. Default: all." };

    private static readonly Option<int[]> Batches = new("--batch") { Description = "Pictures in a pass; may be given several times. Default: 1 and 8." };

    private static readonly Option<int> Size = new("--size") { Description = "Height and width of the pictures, a multiple of 32 from 64 on.", DefaultValueFactory = _ => 128 };

    private static readonly Option<int> Rounds = new("--rounds") { Description = "How many turns each side has.", DefaultValueFactory = _ => 5 };

    private static readonly Option<int> Threads = new("--threads") { Description = "Threads of either side. Default: all processors.", DefaultValueFactory = _ => Environment.ProcessorCount };

    private static readonly Option<string> Python = ReferencePython.Create();

    private static readonly Option<bool> Json = new("--json") { Description = "Print one JSON object to standard output." };

    /// <summary>The command with its options.</summary>
    public static Command Create()
    {
        var command = new Command("generators", "Times the generators, in the shape of the shipped ones, beside the same networks in PyTorch.") { Networks, Batches, Size, Rounds, Threads, Python, Json };
        Networks.AcceptOnlyFromAmong([.. GeneratorBenchmark.Names]);
        HelpWithExamples.Add(command, "aef bench generators", "aef bench generators --network hisd --batch 1 --threads 1 --rounds 9");
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellation)
    {
        // As in training and optimising, which these passes are measured for.
        NativeHeap.KeepFreedMemory();
        var usual = new GeneratorBenchmarkOptions { Reference = ReferencePython.Command(parsed.GetValue(Python)!, "generators.py") };
        var options = usual with
        {
            Networks = parsed.GetValue(Networks) is { Length: > 0 } networks ? [.. networks.Distinct()] : usual.Networks,
            Batches = parsed.GetValue(Batches) is { Length: > 0 } batches ? [.. batches.Distinct()] : usual.Batches,
            ImageSize = NumberOptions.ImageSize(parsed.GetValue(Size)),
            Rounds = parsed.GetValue(Rounds),
            Threads = parsed.GetValue(Threads),
        };
        if (options.Batches.Any(batch => batch is < 1 or > 256) || options.Rounds is < 1 or > 100 || options.Threads is < 1 or > 1024)
            throw new UsageException("--batch must lie between 1 and 256, --rounds between 1 and 100, and --threads between 1 and 1024.");
        if (options.ImageSize < SmallestImage) throw new UsageException($"--size is {options.ImageSize}; it must be at least {SmallestImage}.");
        // On one thread from beginning to end: libtorch keeps its own threads for each that calls it.
        var result = await Task.Run(() => GeneratorBenchmark.Run(options, new BenchProgress(), cancellation), CancellationToken.None).ConfigureAwait(false);
        if (parsed.GetValue(Json)) Console.Out.WriteLine(JsonOutput.Serialize(new BenchGeneratorsJson(result)));
        else Write(result);
        return (int)ExitCode.Done;
    }

    private static void Write(GeneratorBenchmarkResult result)
    {
        Console.Out.WriteLine($"{result.ImageSize}×{result.ImageSize} pixels, threads: {result.Threads}, PyTorch {result.ReferenceVersion} in float32, {result.Rounds} rounds in turn; median (min–max)");
        var table = new Table().Border(TableBorder.Markdown).AddColumns("network", "batch", "pass", "ours in", "ours s", "PyTorch s", "ours ÷ PyTorch", "of the quickest");
        foreach (var row in result.Comparisons)
        {
            table.AddRow(row.Network, $"{row.Batch}", row.Pass == GeneratorPass.Forward ? "forward" : "forward + backward", row.Type,
                BenchText.Of(row.Seconds, "F3"), BenchText.Of(row.ReferenceSeconds, "F3"), BenchText.Of(row.Ratio), row.RatioOfQuickest.ToString("F2", CultureInfo.InvariantCulture));
        }
        // As wide as it needs: a table in a document must not be wrapped.
        AnsiConsole.Profile.Width = Math.Max(AnsiConsole.Profile.Width, 160);
        AnsiConsole.Write(table);
        foreach (var sum in result.Sums)
            Console.Out.WriteLine(FormattableString.Invariant($"all four forward on one face, {sum.Type}: {BenchText.Of(sum.Seconds, "F3")} s; bound on two cores: {GeneratorSum.Bound} s"));
        foreach (var difference in result.Differences)
            Console.Out.WriteLine(FormattableString.Invariant($"{difference.Network}: results differ by {difference.Forward:G2}, in training mode by {difference.Training:G2}, gradients by {difference.Gradient:G2} of their length"));
    }
}
