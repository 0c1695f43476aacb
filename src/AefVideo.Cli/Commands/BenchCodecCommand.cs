using System.CommandLine;
using System.Globalization;
using AefVideo.Cli.Output;
using AefVideo.Core.Errors;
using AefVideo.Core.Files;
using AefVideo.Core.Memory;
using AefVideo.Evaluation.Benchmarks.Codec;
using AefVideo.Evaluation.Interruption;
using AefVideo.Protection;

namespace AefVideo.Cli.Commands;

/// <summary><c>aef bench codec</c>: what is left of perturbations after H.264, by rate factor and face size.</summary>
internal static class BenchCodecCommand
{
    // As a perturbation is when nothing else is said.
    private const int RandomSize = 128;

    private static readonly Argument<string[]> Clips = new("CLIP") { Description = "Clips with a face or more.", Arity = ArgumentArity.OneOrMore };

    private static readonly Option<string[]> Perturbations = new("--perturbation", "-p") { Description = "A perturbation's file; may be given several times. Nothing and random noise are measured beside it, as controls." };

    private static readonly Option<string> Crf = new("--crf") { Description = "Rate factors of H.264, separated by commas.", DefaultValueFactory = _ => "12,18,23,28" };

    private static readonly Option<string> FaceSize = new("--face-size") { Description = "Widths of the aligned face in pixels, separated by commas: clips are scaled to them.", DefaultValueFactory = _ => "80,160,320" };

    private static readonly Option<double?> Seconds = new("--seconds") { Description = "No more than this much of each clip. Default: all." };

    private static readonly Option<int> Frames = new("--frames") { Description = "Frames of each clip in which faces are forged, spread evenly.", DefaultValueFactory = _ => 12 };

    private static readonly Option<bool> SmallFaces = new("--small-faces") { Description = "Look for small faces too, tile by tile; slower." };

    private static readonly Option<string?> Journal = new("--resume") { Description = "Keep what is measured in this file, and go on from what is in it." };

    private static readonly Option<string?> Output = new("--output", "-o") { Description = "Write the table in Markdown to this file as well." };

    private static readonly Option<bool> Overwrite = new("--overwrite", "-y") { Description = "Replace that file if it exists." };

    private static readonly Option<bool> Json = new("--json") { Description = "Print one JSON object to standard output instead of the table." };

    private static readonly Option<bool> Quiet = new("--quiet", "-q") { Description = "Print no progress." };

    /// <summary>The command with its options.</summary>
    public static Command Create()
    {
        var command = new Command("codec", "Protects clips at several H.264 rate factors and face sizes, forges the faces of what comes out, and says how far the forgeries are still interrupted.")
        {
            Clips, Perturbations, Crf, FaceSize, Seconds, Frames, SmallFaces, Journal, Output, Overwrite, Json, Quiet,
        };
        MeasuringOptions.AddTo(command);
        HelpWithExamples.Add(command,
            "aef bench codec talk.mp4 -p aef.safetensors",
            "aef bench codec talk.mp4 walk.mp4 -p aef.safetensors -p found.safetensors --crf 18,28 --face-size 160 --resume codec.txt -o codec.md");
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellation)
    {
        NativeHeap.KeepFreedMemory();
        var options = Options(parsed);
        using var output = parsed.GetValue(Output) is { } path ? new OutputFile(path, parsed.GetValue(Overwrite)) : null;
        using var ensemble = MeasuringOptions.Open(parsed);
        var result = await new CodecBenchmark(ensemble, options).RunAsync(parsed.GetValue(Quiet) ? null : new BenchProgress(), cancellation).ConfigureAwait(false);
        var command = CommandText.Of(parsed);
        if (output is not null)
        {
            await File.WriteAllTextAsync(output.TemporaryPath, CodecTable.Markdown(result, command), cancellation).ConfigureAwait(false);
            output.Commit();
        }
        if (parsed.GetValue(Json)) Console.Out.WriteLine(JsonOutput.Serialize(new BenchCodecJson(command, result)));
        else TableText.Write(CodecTable.Columns(result), CodecTable.Rows(result));
        return (int)ExitCode.Done;
    }

    private static CodecBenchmarkOptions Options(ParseResult parsed)
    {
        var seconds = parsed.GetValue(Seconds);
        if (seconds is <= 0 or > 3600) throw new UsageException("--seconds must lie between 0 and 3600.");
        if (parsed.GetValue(Frames) < 1) throw new UsageException("--frames must be at least 1.");
        Treatment[] given = [.. (parsed.GetValue(Perturbations) ?? []).Select(file => new Treatment(Path.GetFileNameWithoutExtension(file), Perturbation.Load(file)))];
        Treatment[] treatments = [Treatment.None, Treatment.RandomBeside(RandomSize, [.. given.Select(treatment => treatment.Perturbation!.Epsilon)]), .. given];
        if (treatments.DistinctBy(treatment => treatment.Name).Count() < treatments.Length)
            throw new UsageException($"Two of the perturbations have the same name: {string.Join(", ", treatments.Select(treatment => treatment.Name))}.");
        return new()
        {
            Clips = parsed.GetRequiredValue(Clips),
            Treatments = treatments,
            RateFactors = Numbers("--crf", parsed.GetRequiredValue(Crf), 0, 51),
            FaceSizes = Numbers("--face-size", parsed.GetRequiredValue(FaceSize), 32, 1024),
            Longest = seconds is { } length ? TimeSpan.FromSeconds(length) : null,
            Journal = parsed.GetValue(Journal),
            Verification = new()
            {
                Frames = parsed.GetValue(Frames),
                SmallFaces = parsed.GetValue(SmallFaces),
                CropSize = MeasuringOptions.SizeOf(parsed),
                Measuring = MeasuringOptions.Of(parsed),
            },
        };
    }

    private static List<int> Numbers(string option, string text, int least, int most)
    {
        var numbers = new List<int>();
        foreach (var word in text.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            if (!int.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out var number) || number < least || number > most)
                throw new UsageException($"{option} is {text}, but must be numbers between {least} and {most}, separated by commas.");
            numbers.Add(number);
        }
        return numbers.Count > 0 ? numbers : throw new UsageException($"{option} is empty; give numbers between {least} and {most}, separated by commas.");
    }
}
