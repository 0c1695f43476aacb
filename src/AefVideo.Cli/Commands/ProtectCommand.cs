using System.CommandLine;
using AefVideo.Cli.Output;
using AefVideo.Core.Errors;
using AefVideo.Core.Files;
using AefVideo.Faces;
using AefVideo.Pipeline.Jobs;
using AefVideo.Pipeline.Sinks;
using AefVideo.Protection;
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

    private static readonly Option<string?> PerturbationFile = new("--perturbation", "-p") { Description = "The perturbation (safetensors) to add to every face. Default: the one that comes with the program." };

    private static readonly Option<float> Strength = new("--strength") { Description = "Share of the perturbation that is added, 0 to 1.", DefaultValueFactory = _ => 1 };

    private static readonly Option<string?> Codec = new Option<string?>("--codec") { Description = "h264, hevc, av1, vp9 or ffv1. Default: h264; vp9 in webm." }
        .Accepting("h264", "hevc", "av1", "vp9", "ffv1");

    private static readonly Option<int?> Crf = new("--crf") { Description = "Quality of the encoder, smaller is better and larger files. The default depends on the codec: 18 for h264." };

    private static readonly Option<string?> Preset = new("--preset") { Description = "Speed of the encoder, in its own words (h264: ultrafast … veryslow)." };

    private static readonly Option<string> Hardware = new Option<string>("--hardware")
    {
        Description = "Hardware encoder: off, auto, nvenc, qsv, vaapi, videotoolbox or amf.",
        DefaultValueFactory = _ => "off",
    }.Accepting("off", "auto", "nvenc", "qsv", "vaapi", "videotoolbox", "amf");

    private static readonly Option<int?> DetectEvery = new("--detect-every") { Description = "Frames from one face detection to the next; in between faces are followed." };

    private static readonly Option<bool> SmallFaces = new("--small-faces") { Description = "Look for small faces too, tile by tile; slower." };

    private static readonly Option<bool> KeepGoing = new("--keep-going") { Description = "Conceal damaged places of the input instead of stopping at the first." };

    private static readonly Option<bool> Overwrite = new("--overwrite", "-y") { Description = "Replace OUT if it exists." };

    private static readonly Option<bool> Json = new("--json") { Description = "Print one JSON object at the end, and nothing else, to standard output." };

    private static readonly Option<bool> Quiet = new("--quiet", "-q") { Description = "Print nothing but errors." };

    /// <summary>The command with its options.</summary>
    public static Command Create()
    {
        var command = new Command("protect", "Adds the perturbation to every face of a video or picture. Sound, subtitles, time stamps and tags are kept.")
        {
            Input, Output, PerturbationFile, Strength, Codec, Crf, Preset, Hardware, DetectEvery, SmallFaces, KeepGoing, Overwrite, Json, Quiet,
        };
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
        var strength = parsed.GetValue(Strength);
        if (strength is not (>= 0 and <= 1)) throw new UsageException($"--strength is {strength}, but a share lies between 0 and 1.");
        var tracking = new FaceTrackerOptions();
        if (parsed.GetValue(DetectEvery) is { } every)
        {
            if (every < 1) throw new UsageException($"--detect-every is {every}, but there is at least 1 frame from one detection to the next.");
            tracking = tracking with { DetectEvery = every };
        }
        // All that can be wrong with the command line is said before a large file is read.
        var file = parsed.GetValue(PerturbationFile) ?? MediaFolder.Find("perturbations", "default.safetensors");
        return new()
        {
            Input = parsed.GetRequiredValue(Input),
            Output = parsed.GetRequiredValue(Output),
            Perturbation = Perturbation.Load(file),
            Strength = strength,
            Tracking = tracking,
            SmallFaces = parsed.GetValue(SmallFaces),
            TolerateDamage = parsed.GetValue(KeepGoing),
            Encoder = new()
            {
                Codec = parsed.GetValue(Codec) is { } codec ? Enum.Parse<VideoCodec>(codec, ignoreCase: true) : null,
                Crf = parsed.GetValue(Crf),
                Preset = parsed.GetValue(Preset),
                Hardware = Enum.Parse<HardwareEncoding>(parsed.GetRequiredValue(Hardware), ignoreCase: true),
                Overwrite = parsed.GetValue(Overwrite),
            },
        };
    }
}
