using System.CommandLine;
using AefVideo.Cli.Output;
using AefVideo.Core.Errors;
using AefVideo.Core.Threads;
using AefVideo.Pipeline.Jobs;
using Spectre.Console;

namespace AefVideo.Cli.Commands;

/// <summary><c>aef protect IN -o OUT</c>: protects a video or a picture.</summary>
internal static class ProtectCommand
{
    private static readonly Argument<string> Input = new("IN") { Description = "The video or picture to protect." };

    private static readonly Option<string> Output = new("--output", "-o")
    {
        Description = "Where the protected one goes. The extension chooses the format: mp4, m4v, mov, mkv, webm; png, jpg, webp for pictures.",
        Required = true,
    };

    private static readonly Option<int?> Threads = new("--threads") { Description = "Threads of the decoder and of the encoder, each. Default: as many as they like." };

    private static readonly Option<bool> Overwrite = new("--overwrite", "-y") { Description = "Replace OUT if it exists." };

    private static readonly Option<bool> Json = new("--json") { Description = "Print one JSON object at the end, and nothing else, to standard output." };

    private static readonly Option<bool> Quiet = new("--quiet", "-q") { Description = "Print nothing but errors." };

    /// <summary>The command with its options.</summary>
    public static Command Create()
    {
        var command = new Command("protect", "Adds the perturbation to every face of a video or picture. Sound, subtitles, time stamps and tags are kept.")
        {
            Input, Output, Threads, Overwrite, Json, Quiet,
        };
        ProtectionOptions.AddTo(command);
        HelpWithExamples.Add(command,
            "aef protect holiday.mp4 -o holiday.protected.mp4",
            "aef protect holiday.mp4 -o holiday.protected.mp4 --perturbation mine.safetensors",
            "aef protect interview.mov -o interview.mkv -p aef.safetensors --codec hevc --crf 20 --strength 0.8",
            "aef protect crowd.mp4 -o safe.mp4 -p aef.safetensors --small-faces --json",
            "aef protect portrait.jpg -o portrait.protected.png -p aef.safetensors");
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellation)
    {
        BatchScheduling.Enter();
        var job = new ProtectionJob(Request(parsed));
        var json = parsed.GetValue(Json);
        var quiet = parsed.GetValue(Quiet);
        var errors = AnsiConsole.Create(new() { Out = new AnsiConsoleOutput(Console.Error) });
        var report = json || quiet || Console.IsErrorRedirected
            ? await job.RunAsync(cancellation).ConfigureAwait(false)
            : await ProtectionProgressBar.RunAsync(errors, job, Path.GetFileName(parsed.GetRequiredValue(Input)), cancellation).ConfigureAwait(false);

        if (json) Console.Out.WriteLine(JsonOutput.Serialize(ProtectionJson.Of(report, job.Request.Perturbation, job.Request.Strength)));
        else if (!quiet) ProtectionSummary.Write(AnsiConsole.Console, report);
        if (!quiet)
            foreach (var warning in report.Warnings) Console.Error.WriteLine($"aef: {warning}");
        return (int)ExitCode.Done;
    }

    private static ProtectionRequest Request(ParseResult parsed)
    {
        var threads = ProtectionOptions.ThreadsOf(parsed, Threads);
        var request = ProtectionOptions.Of(parsed);
        return request with
        {
            Input = parsed.GetRequiredValue(Input),
            Output = parsed.GetRequiredValue(Output),
            DecoderThreads = threads,
            Encoder = request.Encoder with { Threads = threads, Overwrite = parsed.GetValue(Overwrite) },
        };
    }
}
