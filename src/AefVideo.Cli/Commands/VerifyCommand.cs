using System.CommandLine;
using System.Diagnostics;
using AefVideo.Cli.Output;
using AefVideo.Core.Errors;
using AefVideo.Core.Files;
using AefVideo.Core.Memory;
using AefVideo.Evaluation.Verification;

namespace AefVideo.Cli.Commands;

/// <summary><c>aef verify PROTECTED --original IN</c>: does the protection still work after the codec?</summary>
internal static class VerifyCommand
{
    private static readonly Argument<string> Protected = new("PROTECTED") { Description = "The protected video or picture." };

    private static readonly Option<string> Original = new("--original", "-i") { Description = "What it was made from.", Required = true };

    private static readonly Option<string?> Control = new("--control") { Description = "What was made from the original by encoding alone: measured beside it, as a control." };

    private static readonly Option<int> Frames = new("--frames") { Description = "Frames to look at, spread evenly.", DefaultValueFactory = _ => new VerificationOptions().Frames };

    private static readonly Option<int?> Every = new("--every") { Description = "Look at every n-th frame instead." };

    private static readonly Option<bool> SmallFaces = new("--small-faces") { Description = "Look for small faces too, tile by tile; slower." };

    private static readonly Option<bool> KeepGoing = new("--keep-going") { Description = "Conceal damaged places of the files instead of stopping at the first." };

    private static readonly Option<string?> Strip = new("--strip") { Description = "Draw faces, differences and forgeries to this PNG file." };

    private static readonly Option<bool> Overwrite = new("--overwrite", "-y") { Description = "Replace the strip if it exists." };

    private static readonly Option<bool> Json = new("--json") { Description = "Print one JSON object at the end, and nothing else, to standard output." };

    private static readonly Option<bool> Quiet = new("--quiet", "-q") { Description = "Print no progress." };

    /// <summary>The command with its options.</summary>
    public static Command Create()
    {
        var command = new Command("verify", "Forges the faces of a protected file, as it decodes after its codec, and those of its original, and says how far the forgeries are interrupted.")
        {
            Protected, Original, Control, Frames, Every, SmallFaces, KeepGoing, Strip, Overwrite, Json, Quiet,
        };
        LimitOptions.AddTo(command);
        MeasuringOptions.AddTo(command);
        HelpWithExamples.Add(command,
            "aef verify holiday.protected.mp4 --original holiday.mp4",
            "aef verify holiday.protected.mp4 --original holiday.mp4 --frames 60 --strip holiday.png --json",
            "aef verify portrait.protected.png --original portrait.jpg --precision float32");
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellation)
    {
        var started = Stopwatch.GetTimestamp();
        NativeHeap.KeepFreedMemory();
        var files = new VerificationFiles(parsed.GetRequiredValue(Original), parsed.GetRequiredValue(Protected), parsed.GetValue(Control));
        var options = Options(parsed);
        // That the strip can be written is found out before anything is measured.
        using var strip = parsed.GetValue(Strip) is { } path ? new OutputFile(path, parsed.GetValue(Overwrite)) : null;
        using var ensemble = MeasuringOptions.Open(parsed);
        using var verification = new VideoVerification(ensemble, options);
        var progress = parsed.GetValue(Quiet) ? null : new EvaluationProgressText();
        var result = await verification.RunAsync(Path.GetFileName(files.Protected), [files], progress, cancellation).ConfigureAwait(false);
        if (strip is not null)
        {
            await File.WriteAllBytesAsync(strip.TemporaryPath, result.Strip!, cancellation).ConfigureAwait(false);
            strip.Commit();
        }
        if (parsed.GetValue(Json)) Console.Out.WriteLine(JsonOutput.Serialize(new VerificationJson(files, result, strip?.FinalPath, Stopwatch.GetElapsedTime(started))));
        else
        {
            VerificationSummary.Write(files, result);
            if (strip is not null) Console.Out.WriteLine($"The pictures are in {strip.FinalPath}.");
        }
        return (int)ExitCode.Done;
    }

    private static VerificationOptions Options(ParseResult parsed)
    {
        var (frames, every) = (parsed.GetValue(Frames), parsed.GetValue(Every));
        if (frames < 1 || every < 1) throw new UsageException("--frames and --every must be at least 1.");
        if (parsed.GetValue(Strip) is { } strip && !strip.EndsWith(".png", StringComparison.OrdinalIgnoreCase)) throw new UsageException($"{strip}: the strip is a PNG picture; end its name with .png.");
        return new()
        {
            Frames = frames,
            Every = every,
            SmallFaces = parsed.GetValue(SmallFaces),
            TolerateDamage = parsed.GetValue(KeepGoing),
            Limits = LimitOptions.Of(parsed),
            CropSize = MeasuringOptions.SizeOf(parsed),
            DrawsStrip = parsed.GetValue(Strip) is not null,
            Measuring = MeasuringOptions.Of(parsed),
        };
    }
}
