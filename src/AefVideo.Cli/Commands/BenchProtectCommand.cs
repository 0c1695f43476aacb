using System.CommandLine;
using AefVideo.Cli.Output;
using AefVideo.Core.Errors;
using AefVideo.Core.Files;
using AefVideo.Evaluation.Benchmarks;
using Spectre.Console;

namespace AefVideo.Cli.Commands;

/// <summary><c>aef bench protect</c>: times the whole job beside plain ffmpeg.</summary>
internal static class BenchProtectCommand
{
    private const double MiB = 1024 * 1024;

    private static readonly Argument<string?> Clip = new("CLIP")
    {
        Description = "The clip that is scaled to 1280×720, 25 fps, and repeated. Default: the sample clip.",
        Arity = ArgumentArity.ZeroOrOne,
    };

    private static readonly Option<string?> PerturbationFile = new("--perturbation", "-p") { Description = "The perturbation to add. Default: random ±0.05." };

    private static readonly Option<double> Seconds = new("--seconds") { Description = "Playing time of the measured clip.", DefaultValueFactory = _ => 30 };

    private static readonly Option<double?> LongSeconds = new("--long-seconds") { Description = "Measure peak memory on a clip of this playing time too." };

    private static readonly Option<int> Rounds = new("--rounds") { Description = "How often each contender runs.", DefaultValueFactory = _ => 3 };

    private static readonly Option<bool> Json = new("--json") { Description = "Print one JSON object to standard output." };

    /// <summary>The command with its options.</summary>
    public static Command Create()
    {
        var command = new Command("protect", "Times 'aef protect' beside plain ffmpeg with the same encoder settings.") { Clip, PerturbationFile, Seconds, LongSeconds, Rounds, Json };
        HelpWithExamples.Add(command, "aef bench protect", "aef bench protect talk.mp4 --rounds 5 --long-seconds 300");
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellation)
    {
        var seconds = parsed.GetValue(Seconds);
        var rounds = parsed.GetValue(Rounds);
        if (seconds is not (> 0 and < 3600) || rounds is < 1 or > 100)
            throw new UsageException("--seconds must lie between 0 and 3600, and --rounds between 1 and 100.");
        var options = new ProtectBenchmarkOptions
        {
            Program = [Environment.ProcessPath!, Environment.GetCommandLineArgs()[0]],
            Clip = parsed.GetValue(Clip) ?? MediaFolder.Find("sample.mp4"),
            Perturbation = parsed.GetValue(PerturbationFile),
            Duration = TimeSpan.FromSeconds(seconds),
            LongDuration = parsed.GetValue(LongSeconds) is { } longSeconds ? TimeSpan.FromSeconds(longSeconds) : null,
            Rounds = rounds,
        };
        var json = parsed.GetValue(Json);
        var result = await ProtectBenchmark.RunAsync(options, new BenchProgress(), cancellation).ConfigureAwait(false);
        if (json) Console.Out.WriteLine(JsonOutput.Serialize(new BenchJson(result)));
        else Write(result);
        return (int)ExitCode.Done;
    }

    private static void Write(ProtectBenchmarkResult result)
    {
        var table = new Table().Border(TableBorder.Markdown)
            .AddColumns("median (min–max)", "wall s", "CPU s", "wall ÷ ffmpeg", "CPU ÷ ffmpeg");
        foreach (var contender in result.Contenders)
            table.AddRow(contender.Name, BenchText.Of(contender.WallSeconds), BenchText.Of(contender.ProcessorSeconds), BenchText.Of(contender.WallRatio), BenchText.Of(contender.ProcessorRatio));
        AnsiConsole.WriteLine($"{Path.GetFileName(result.Clip)}, {result.Seconds:F0} s of 1280×720 at 25 fps, x264 veryfast CRF 20, {result.Rounds} rounds in turn");
        AnsiConsole.Write(table);
        AnsiConsole.WriteLine($"aef: first frame to the encoder after {BenchText.Of(result.FirstFrameSeconds)} s; peak memory {result.PeakMemoryBytes.Maximum / MiB:F0} MiB"
            + (result.LongPeakMemoryBytes is { } peak ? $", over {result.LongSeconds:F0} s of input {peak / MiB:F0} MiB" : ""));
    }
}
