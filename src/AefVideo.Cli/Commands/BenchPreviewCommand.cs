using System.CommandLine;
using System.Globalization;
using AefVideo.Cli.Output;
using AefVideo.Core.Errors;
using AefVideo.Core.Files;
using AefVideo.Preview.Benchmarks;
using AefVideo.Protection;

namespace AefVideo.Cli.Commands;

/// <summary><c>aef bench preview</c>: what the preview's layouts cost, and how fast the generators forge in it.</summary>
internal static class BenchPreviewCommand
{
    private static readonly Option<string?> Source = new("--source") { Description = "A clip with a face. Default: the sample clip that comes with the program." };

    private static readonly Option<int> Frames = new("--frames") { Description = "Frames of each layout.", DefaultValueFactory = _ => 120 };

    private static readonly Option<double> Forging = new("--forging") { Description = "Seconds for each generator.", DefaultValueFactory = _ => 4 };

    private static readonly Option<int?> Threads = new("--threads") { Description = "Processor cores for the generators. Default: half of them, as in a preview." };

    private static readonly Option<string> Precision = PrecisionOption.Create();

    private static readonly Option<bool> Json = new("--json") { Description = "Print one JSON object to standard output." };

    /// <summary>The command with its options.</summary>
    public static Command Create()
    {
        var command = new Command("preview", "Measures the preview without a window: frames a second, processor time of upload and draw calls, forged faces a second.") { Source, Frames, Forging, Threads, Precision, Json };
        HelpWithExamples.Add(command, "aef bench preview", "aef bench preview --source holiday.mp4 --frames 300 --precision float32");
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellation)
    {
        var threads = parsed.GetValue(Threads);
        var options = new PreviewBenchmarkOptions
        {
            Source = parsed.GetValue(Source) ?? MediaFolder.Find("sample.mp4"),
            Perturbation = Perturbation.Load(MediaFolder.Find("perturbations", "default.safetensors")),
            Frames = NumberOptions.Within("--frames", parsed.GetValue(Frames), 10, 100_000),
            ForgingTime = TimeSpan.FromSeconds(NumberOptions.Within("--forging", parsed.GetValue(Forging), 0.1, 600)),
            Threads = threads is null ? null : NumberOptions.Within("--threads", threads.Value, 1, 1024),
            ComputeType = PrecisionOption.Given(parsed, Precision),
        };
        var result = await PreviewBenchmark.RunAsync(options, new BenchProgress(), cancellation).ConfigureAwait(false);
        if (parsed.GetValue(Json)) Console.Out.WriteLine(JsonOutput.Serialize(new BenchPreviewJson(result)));
        else Write(result);
        return (int)ExitCode.Done;
    }

    private static void Write(PreviewBenchmarkResult result)
    {
        Console.Out.WriteLine($"{result.Width}×{result.Height} pixels on {result.Renderer}; milliseconds of the render thread's processor time, medians");
        TableText.Write(
            ["layout", "frames/s", "upload", "draw calls", "both", "both, p95", "until drawn"],
            [.. result.Layouts.Select(row => (IReadOnlyList<string>)[row.Layout, Text(row.FramesPerSecond, "F1"), Text(row.UploadCpu), Text(row.DrawCpu), Text(row.IssueCpu), Text(row.IssueCpuP95), Text(row.Rasterisation, "F1")])]);
        Console.Out.WriteLine($"generators in {result.Precision}, threads: {result.Threads}; every frame is forged as it is and protected");
        TableText.Write(
            ["generator", "faces/s", "frames/s", "ms a frame"],
            [.. result.Forging.Select(row => (IReadOnlyList<string>)[row.Generator, Text(row.FacesPerSecond, "F1"), Text(row.FramesPerSecond, "F1"), Text(row.Milliseconds, "F1")])]);
    }

    private static string Text(double value, string format = "F2") => value.ToString(format, CultureInfo.InvariantCulture);
}
