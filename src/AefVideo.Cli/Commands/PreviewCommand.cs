using System.CommandLine;
using System.Globalization;
using AefVideo.Cli.Output;
using AefVideo.Core.Errors;
using AefVideo.Core.Files;
using AefVideo.Preview;
using AefVideo.Preview.Rendering;
using AefVideo.Protection;
using AefVideo.Protection.Optimization;

namespace AefVideo.Cli.Commands;

/// <summary><c>aef preview [SOURCE]</c>: original, protected and forged side by side.</summary>
internal static class PreviewCommand
{
    private const int LargestSide = 8192;

    private static readonly Argument<string?> Source = new("SOURCE")
    {
        Description = "A clip or picture; camera or camera:/dev/video2; test for a drawn test picture. Default: the sample clip that comes with the program.",
        Arity = ArgumentArity.ZeroOrOne,
    };

    private static readonly Option<string?> SourceOption = new("--source") { Description = "The same as SOURCE, for scripts." };

    private static readonly Option<string?> PerturbationFile = new("--perturbation", "-p") { Description = "The perturbation (safetensors). Default: the one that comes with the program." };

    private static readonly Option<float> Strength = new("--strength") { Description = "Share of the perturbation that is added, 0 to 1.", DefaultValueFactory = _ => 1 };

    private static readonly Option<string[]> Generators = new("--generator", "-g")
    {
        Description = "The generator that is shown first: stargan, attentiongan, attgan, hisd; or files of generators to use instead, the first of which is shown first.",
    };

    private static readonly Option<string?> Edit = new("--edit") { Description = "Its edit, such as Blond_Hair. Default: its first." };

    private static readonly Option<string> Layout = new Option<string>("--layout") { Description = "panels, split, difference, perturbation or grid.", DefaultValueFactory = _ => "panels" }
        .Accepting("panels", "split", "difference", "perturbation", "grid");

    private static readonly Option<string> Pair = new Option<string>("--pair") { Description = "What split and difference compare: protection or forgery.", DefaultValueFactory = _ => "protection" }
        .Accepting("protection", "forgery");

    private static readonly Option<int?> Gain = new("--gain") { Description = "How many times larger differences are shown: 1, 2, 4 … 64." };

    private static readonly Option<float> Divider = new("--divider") { Description = "Where the split stands, 0 to 1.", DefaultValueFactory = _ => 0.5f };

    private static readonly Option<bool> Zoom = new("--zoom") { Description = "Show the face only." };

    private static readonly Option<bool> NoNumbers = new("--no-numbers") { Description = "No numbers beside the pictures." };

    private static readonly Option<bool> PicturesOnly = new("--pictures-only") { Description = "Nothing but pictures." };

    private static readonly Option<bool> NoMarks = new("--no-marks") { Description = "Do not mark faces and key points." };

    private static readonly Option<bool> Keys = new("--keys") { Description = "Explain the keys at first." };

    private static readonly Option<string> Size = new("--size") { Description = "Of the window or view, in pixels: WIDTHxHEIGHT.", DefaultValueFactory = _ => "1280x720" };

    private static readonly Option<bool> FullScreen = new("--full-screen") { Description = "Fill the screen." };

    private static readonly Option<float> Scale = new("--scale") { Description = "Pixels to a unit of the interface. Default: follows the window and the screen." };

    private static readonly Option<double> Start = new("--start") { Description = "Where to begin, in seconds." };

    private static readonly Option<double> Speed = new("--speed") { Description = "Seconds of video in a second, 0.1 to 8.", DefaultValueFactory = _ => 1 };

    private static readonly Option<bool> Once = new("--once") { Description = "Stop at the end of the clip instead of beginning anew." };

    private static readonly Option<int> Seed = new("--seed") { Description = "Of the test picture, and of styles that an edit leaves to chance.", DefaultValueFactory = _ => 1 };

    private static readonly Option<string?> Shaders = new("--shaders") { Description = "A folder of shaders to use; they are compiled anew when they change." };

    private static readonly Option<double?> Tour = new("--tour") { Description = "Go through all layouts in so many seconds, then end." };

    private static readonly Option<long?> Frames = new("--frames") { Description = "End after so many frames." };

    private static readonly Option<string?> Snapshot = new("--snapshot") { Description = "Draw without a window, and save the last frame as PNG." };

    private static readonly Option<string?> Record = new("--record") { Description = "Draw without a window, and record it: mp4, mov, mkv or webm." };

    private static readonly Option<int> Rate = new("--rate") { Description = "Frames a second without a window.", DefaultValueFactory = _ => 25 };

    private static readonly Option<int?> Threads = new("--threads") { Description = "Processor cores for the generators. Default: half of them, so that the picture stays fluent." };

    private static readonly Option<string> Precision = PrecisionOption.Create();

    private static readonly Option<bool> Overwrite = new("--overwrite", "-y") { Description = "Replace the snapshot or recording if it exists." };

    private static readonly Option<bool> Json = new("--json") { Description = "Print one JSON object at the end." };

    private static readonly Option<bool> Quiet = new("--quiet", "-q") { Description = "Print nothing but errors." };

    /// <summary>The command with its options.</summary>
    public static Command Create()
    {
        var command = new Command("preview", "Shows original, protected and forged pictures side by side, in a window or, for scripts, without one.")
        {
            Source, SourceOption, PerturbationFile, Strength, Generators, Edit, Layout, Pair, Gain, Divider, Zoom, NoNumbers, PicturesOnly, NoMarks, Keys, Size, FullScreen, Scale, Start, Speed,
            Once, Seed, Shaders, Tour, Frames, Snapshot, Record, Rate, Threads, Precision, Overwrite, Json, Quiet,
        };
        HelpWithExamples.Add(command,
            "aef preview",
            "aef preview holiday.mp4 --generator stargan --edit Blond_Hair",
            "aef preview camera --layout split --full-screen",
            "aef preview holiday.mp4 --layout grid --start 12 --snapshot grid.png",
            "aef preview holiday.mp4 --tour 60 --record tour.mp4",
            "aef preview test --frames 50 --snapshot test.png");
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellation)
    {
        var options = Options(parsed);
        var (json, quiet) = (parsed.GetValue(Json), parsed.GetValue(Quiet));
        var progress = options.IsOffscreen && !json && !quiet ? new FrameProgress() : null;
        var report = await PreviewRun.RunAsync(options, progress, cancellation).ConfigureAwait(false);
        progress?.End();
        if (json) Console.Out.WriteLine(JsonOutput.Serialize(PreviewJson.Of(report)));
        else if (!quiet) Write(report);
        return (int)ExitCode.Done;
    }

    private static void Write(PreviewReport report)
    {
        Console.Out.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{report.Frames} frames on {report.Renderer} in {report.Elapsed.TotalSeconds:F1} s; {report.ForgedFaces} faces forged"));
        if (report.SuccessRate is { } rate) Console.Out.WriteLine(string.Create(CultureInfo.InvariantCulture, $"interrupted: {100 * rate:F0} %, L2mask {report.L2Mask:F3}, PSNR of the face {report.FacePsnr:F1} dB"));
        if (report.Snapshot is { } snapshot) Console.Out.WriteLine($"saved {snapshot}");
        if (report.Record is { } record) Console.Out.WriteLine($"recorded {record}");
    }

    private static PreviewOptions Options(ParseResult parsed)
    {
        var (argument, option) = (parsed.GetValue(Source), parsed.GetValue(SourceOption));
        if (argument is not null && option is not null) throw new UsageException("The source is given twice, as SOURCE and with --source; give one.");
        var (width, height) = SizeOf(parsed.GetRequiredValue(Size));
        var generators = parsed.GetValue(Generators) ?? [];
        var areFiles = generators.Length > 0 && (generators.Length > 1 || File.Exists(generators[0]) || generators[0].Contains('.', StringComparison.Ordinal));
        var threads = parsed.GetValue(Threads);
        return new()
        {
            Source = argument ?? option ?? MediaFolder.Find("sample.mp4"),
            Strength = NumberOptions.Within("--strength", parsed.GetValue(Strength), 0, 1),
            GeneratorFiles = areFiles ? generators : Ensemble.ShippedFiles(),
            Generator = areFiles || generators.Length == 0 ? null : generators[0],
            Edit = parsed.GetValue(Edit),
            ComputeType = PrecisionOption.Given(parsed, Precision),
            Threads = threads is null ? null : NumberOptions.Within("--threads", threads.Value, 1, 1024),
            Layout = Enum.Parse<PreviewLayout>(parsed.GetRequiredValue(Layout), ignoreCase: true),
            Pair = Enum.Parse<ComparedPair>(parsed.GetRequiredValue(Pair), ignoreCase: true),
            Gain = NumberOptions.Within(parsed, Gain, 1, 64),
            Divider = NumberOptions.Within("--divider", parsed.GetValue(Divider), 0, 1),
            IsZoomed = parsed.GetValue(Zoom),
            ShowsNumbers = !parsed.GetValue(NoNumbers),
            ShowsInterface = !parsed.GetValue(PicturesOnly),
            ShowsFaces = !parsed.GetValue(NoMarks),
            ShowsHelp = parsed.GetValue(Keys),
            Width = width,
            Height = height,
            IsFullScreen = parsed.GetValue(FullScreen),
            Scale = parsed.GetResult(Scale) is null ? 0 : NumberOptions.Within("--scale", parsed.GetValue(Scale), 0.5f, 4),
            From = TimeSpan.FromSeconds(NumberOptions.Within("--start", parsed.GetValue(Start), 0, 1e6)),
            Speed = NumberOptions.Within("--speed", parsed.GetValue(Speed), 0.1, 8),
            IsLooping = !parsed.GetValue(Once),
            Seed = NumberOptions.Within("--seed", parsed.GetValue(Seed), 0, int.MaxValue),
            Shaders = parsed.GetValue(Shaders),
            Tour = parsed.GetValue(Tour) is { } tour ? TimeSpan.FromSeconds(NumberOptions.Within("--tour", tour, 1, 3600)) : null,
            Frames = NumberOptions.Within(parsed, Frames, 1, 10_000_000),
            FramesPerSecond = NumberOptions.Within("--rate", parsed.GetValue(Rate), 1, 240),
            Snapshot = parsed.GetValue(Snapshot),
            Record = parsed.GetValue(Record),
            Encoder = new() { Overwrite = parsed.GetValue(Overwrite) },
            Perturbation = Perturbation.Load(parsed.GetValue(PerturbationFile) ?? MediaFolder.Find("perturbations", "default.safetensors")),
        };
    }

    private static (int Width, int Height) SizeOf(string text)
    {
        var parts = text.Split('x');
        if (parts.Length == 2 && int.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var width) && int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var height)
            && width is >= 64 and <= LargestSide && height is >= 64 and <= LargestSide) return (width, height);
        throw new UsageException($"--size is '{text}', but must be WIDTHxHEIGHT with sides from 64 to {LargestSide}, such as 1280x720.");
    }

    /// <summary>Says how many frames were drawn.</summary>
    private sealed class FrameProgress : IProgress<long>
    {
        private readonly ProgressLine _line = new(TimeSpan.FromSeconds(10));
        private long _frames;

        public void Report(long value)
        {
            _frames = value;
            _line.Write(() => $"aef: {value} frames", isLast: false);
        }

        public void End() => _line.Write(() => $"aef: {_frames} frames", isLast: true);
    }
}
