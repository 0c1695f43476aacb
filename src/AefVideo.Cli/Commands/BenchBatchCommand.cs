using System.CommandLine;
using AefVideo.Batch.Benchmarks;
using AefVideo.Cli.Output;
using AefVideo.Core.Errors;
using AefVideo.Core.Files;
using Spectre.Console;

namespace AefVideo.Cli.Commands;

/// <summary><c>aef bench batch</c>: times batches beside a loop of plain ffmpegs, the journal, and a restart.</summary>
internal static class BenchBatchCommand
{
    private static readonly Argument<string?> Clip = new("CLIP") { Description = "The clip that the clips are made of. Default: the sample clip.", Arity = ArgumentArity.ZeroOrOne };

    private static readonly Option<int> Clips = new("--clips") { Description = "How many clips.", DefaultValueFactory = _ => 8 };

    private static readonly Option<double> Seconds = new("--seconds") { Description = "Playing time of each.", DefaultValueFactory = _ => 20 };

    private static readonly Option<int> Rounds = new("--rounds") { Description = "How often each contender runs.", DefaultValueFactory = _ => 3 };

    private static readonly Option<int> Entries = new("--entries") { Description = "Entries of the journal with which a restart is timed.", DefaultValueFactory = _ => 100_000 };

    private static readonly Option<bool> Json = new("--json") { Description = "Print one JSON object to standard output." };

    /// <summary>The command with its options.</summary>
    public static Command Create()
    {
        var command = new Command("batch", "Times 'aef batch' with one and two jobs beside a loop of plain ffmpegs over the same clips, the journal, and a restart with a large one.") { Clip, Clips, Seconds, Rounds, Entries, Json };
        HelpWithExamples.Add(command, "aef bench batch", "aef bench batch talk.mp4 --clips 12 --seconds 20 --rounds 5");
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellation)
    {
        var options = new BatchBenchmarkOptions
        {
            Program = [Environment.ProcessPath!, Environment.GetCommandLineArgs()[0]],
            Clip = parsed.GetValue(Clip) ?? MediaFolder.Find("sample.mp4"),
            Clips = NumberOptions.Within("--clips", parsed.GetValue(Clips), 1, 999),
            Duration = TimeSpan.FromSeconds(NumberOptions.Within("--seconds", parsed.GetValue(Seconds), 0.1, 3600)),
            Rounds = NumberOptions.Within("--rounds", parsed.GetValue(Rounds), 1, 100),
            Entries = NumberOptions.Within("--entries", parsed.GetValue(Entries), 1, 1_000_000),
        };
        var result = await BatchBenchmark.RunAsync(options, new BenchProgress(), cancellation).ConfigureAwait(false);
        if (parsed.GetValue(Json)) Console.Out.WriteLine(JsonOutput.Serialize(result));
        else Write(result);
        return (int)ExitCode.Done;
    }

    private static void Write(BatchBenchmarkResult result)
    {
        AnsiConsole.WriteLine($"{result.Clips} clips of {result.ClipSeconds:0.#} s of 1280×720 at 25 fps, x264 veryfast CRF 20, {result.Rounds} rounds in turn");
        TableText.Write(
            ["median (min–max)", "wall s", "CPU s", "clips per hour", "wall ÷ loop", "CPU ÷ loop"],
            [
                .. result.Contenders.Select((contender, i) => (IReadOnlyList<string>)
                [
                    contender.Name, BenchText.Of(contender.WallSeconds), BenchText.Of(contender.ProcessorSeconds), BenchText.Of(result.ClipsPerHour[i]), BenchText.Of(contender.WallRatio), BenchText.Of(contender.ProcessorRatio),
                ]),
            ]);
        AnsiConsole.WriteLine($"journal: {BenchText.Of(result.JournalMilliseconds)} ms a clip; restart with {result.Entries} entries: {BenchText.Of(result.RestartSeconds)} s");
    }
}
