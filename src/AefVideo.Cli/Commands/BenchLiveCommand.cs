using System.CommandLine;
using AefVideo.Cli.Output;
using AefVideo.Core.Errors;
using AefVideo.Core.Files;
using AefVideo.Live.Benchmarks;

namespace AefVideo.Cli.Commands;

/// <summary><c>aef bench live</c>: frame rate, added latency and processor time of a live run beside a plain Python script.</summary>
internal static class BenchLiveCommand
{
    private static readonly Option<string?> Clip = new("--clip") { Description = "A clip with a face, played as a camera would. Default: the sample clip that comes with the program." };

    private static readonly Option<string?> PerturbationFile = new("--perturbation", "-p") { Description = "The perturbation. Default: the one that comes with the program." };

    private static readonly Option<double> Seconds = new("--seconds") { Description = "How long each contender runs.", DefaultValueFactory = _ => 20 };

    private static readonly Option<int> Rounds = new("--rounds") { Description = "How often all contenders take their turn.", DefaultValueFactory = _ => 3 };

    private static readonly Option<bool> Refine = new("--refine") { Description = "Measure with the refinement beside it, too." };

    private static readonly Option<bool> NoReference = new("--no-reference") { Description = "Leave the Python script out." };

    private static readonly Option<string> Python = ReferencePython.Create();

    private static readonly Option<bool> Json = new("--json") { Description = "Print one JSON object to standard output." };

    /// <summary>The command with its options.</summary>
    public static Command Create()
    {
        var command = new Command("live", "Measures a live run at 720p and 30 frames a second: frame rate, added latency, processor time, beside a plain script of the same job in Python with OpenCV.")
        {
            Clip, PerturbationFile, Seconds, Rounds, Refine, NoReference, Python, Json,
        };
        HelpWithExamples.Add(command, "aef bench live", "aef bench live --seconds 30 --rounds 5 --refine", "aef bench live --no-reference --json");
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellation)
    {
        var options = new LiveBenchmarkOptions
        {
            Program = [Environment.ProcessPath!, Environment.GetCommandLineArgs()[0]],
            Reference = parsed.GetValue(NoReference) ? null : ReferencePython.Command(parsed.GetRequiredValue(Python), "live_reference.py"),
            Clip = parsed.GetValue(Clip) ?? MediaFolder.Find("sample.mp4"),
            Perturbation = parsed.GetValue(PerturbationFile) ?? MediaFolder.Find("perturbations", "default.safetensors"),
            Duration = TimeSpan.FromSeconds(NumberOptions.Within("--seconds", parsed.GetValue(Seconds), 2, 3600)),
            Rounds = NumberOptions.Within("--rounds", parsed.GetValue(Rounds), 1, 100),
            Refine = parsed.GetValue(Refine),
        };
        var result = await LiveBenchmark.RunAsync(options, new BenchProgress(), cancellation).ConfigureAwait(false);
        if (parsed.GetValue(Json)) Console.Out.WriteLine(JsonOutput.Serialize(result));
        else Write(result);
        return (int)ExitCode.Done;
    }

    private static void Write(LiveBenchmarkResult result)
    {
        Console.Out.WriteLine(FormattableString.Invariant($"1280×720, x264 veryfast CRF 18; {result.Rounds} rounds in turn of {result.Seconds:F0} s; median (min–max)"));
        Console.Out.WriteLine("A camera of 30 frames a second, to a file and a watched page:");
        Write(result.Paced);
        Console.Out.WriteLine("As fast as it goes, to a file:");
        Write(result.Unpaced);
    }

    private static void Write(IReadOnlyList<LiveContender> contenders) => TableText.Write(
        ["contender", "frames/s", "latency p50, ms", "p95", "p99", "CPU ms a frame", "cores busy", "dropped", "refinement steps"],
        [.. contenders.Select(row => (IReadOnlyList<string>)[
            row.Name, BenchText.Of(row.FramesPerSecond, "F1"), BenchText.Of(row.LatencyP50Ms, "F1"), BenchText.Of(row.LatencyP95Ms, "F1"), BenchText.Of(row.LatencyP99Ms, "F1"), BenchText.Of(row.ProcessorMsPerFrame, "F1"), BenchText.Of(row.ProcessorShare),
            BenchText.Of(row.Dropped, "F0"), row.RefinementSteps is { } steps ? BenchText.Of(steps, "F0") : "–"])]);
}
