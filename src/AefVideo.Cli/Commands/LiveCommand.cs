using System.CommandLine;
using System.Globalization;
using AefVideo.Cli.Output;
using AefVideo.Core.Errors;
using AefVideo.Core.Memory;
using AefVideo.Dashboard;
using AefVideo.Live;
using AefVideo.Pipeline.Sinks;

namespace AefVideo.Cli.Commands;

/// <summary><c>aef live [SOURCE]</c>: a camera, or what plays like one, protected on its way to files, streams, a virtual camera and a page.</summary>
internal static class LiveCommand
{
    private const int LargestSide = 7680;

    private static readonly Argument<string?> Source = new("SOURCE")
    {
        Description = "camera, camera:/dev/video2, a file, an address that ffmpeg reads (rtsp, rtmp, srt, udp, http), or test for a portrait that moves. Default: camera.",
        Arity = ArgumentArity.ZeroOrOne,
    };

    private static readonly Option<string?> SourceOption = new("--source") { Description = "The same as SOURCE, for scripts." };

    private static readonly Option<string?> InputFormat = new("--input-format") { Description = "ffmpeg's name of the kind of source, where it is not to be guessed: v4l2, dshow, avfoundation, x11grab, lavfi …" };

    private static readonly Option<string?> PixelFormat = new("--pixel-format") { Description = "What a camera is asked for, such as mjpeg or yuyv422; 'aef doctor --cameras' lists what it has." };

    private static readonly Option<string?> Size = new("--size") { Description = "Of the picture: WIDTHxHEIGHT. Default: 1280x720, or the file's own." };

    private static readonly Option<int> Rate = new("--fps") { Description = "Frames a second that a camera is asked for.", DefaultValueFactory = _ => 30 };

    private static readonly Option<bool> Realtime = new("--realtime") { Description = "Play a file at its own pace (the default); --realtime false works on every frame, as fast as it can.", DefaultValueFactory = _ => true };

    private static readonly Option<bool> Loop = new("--loop") { Description = "Begin a file anew at its end." };

    private static readonly Option<double?> Duration = new("--duration") { Description = "End after so many seconds." };

    private static readonly Option<string[]> Outputs = new("--output", "-o")
    {
        Description = "Where it goes; several times for several places: a file (mp4, mov, mkv, webm), udp://, tcp://, srt://, rtmp://, a virtual camera (/dev/video10), - for standard output.",
    };

    private static readonly Option<string?> Http = new("--http") { Description = "Serve the page at ADDRESS:PORT; the picture alone is at /stream.mjpg. Example: 127.0.0.1:8080." };

    private static readonly Option<string?> Token = new("--token") { Description = "What visitors of the page must know; needed for every address but this machine's own." };

    private static readonly Option<string> OnGap = new Option<string>("--on-gap")
    {
        Description = "What is shown in place of a picture that could not be checked or protected in time: blank, mark (the picture under a red bar) or pass.",
        DefaultValueFactory = _ => "blank",
    }.Accepting("blank", "mark", "pass");

    private static readonly Option<string> Audio = new("--audio") { Description = "Sound to go along: none, input (of a file or address), default, or a device such as pulse:default or alsa:hw:1.", DefaultValueFactory = _ => "none" };

    private static readonly Option<double> AudioDelay = new("--audio-delay") { Description = "Milliseconds by which sound is put later, −2000 to 2000, where the device itself is early or late. Sound and picture are matched by themselves.", DefaultValueFactory = _ => 0 };

    private static readonly Option<string> Refine = new Option<string>("--refine")
    {
        Description = "Refine the perturbation for the people before the camera: auto (if the machine has time to spare), on or off.",
        DefaultValueFactory = _ => "auto",
        Arity = ArgumentArity.ZeroOrOne,
    }.Accepting("auto", "on", "off");

    private static readonly Option<string> RefineBudget = new("--refine-budget") { Description = "Share of the machine's processor time that refining may take.", DefaultValueFactory = _ => "25%" };

    private static readonly Option<string?> SaveRefined = new("--save-refined") { Description = "Save the refined perturbation here at the end (safetensors)." };

    private static readonly Option<string?> Presets = new("--presets") { Description = "A file of named sets of options; see --use." };

    private static readonly Option<string?> Use = new("--use") { Description = "The set of --presets to use. What the command line says itself comes first." };

    private static readonly Option<bool> Overwrite = new("--overwrite", "-y") { Description = "Replace files that exist." };

    private static readonly Option<bool> Json = new("--json") { Description = "Print one JSON object at the end, and nothing else, to standard output." };

    private static readonly Option<bool> Quiet = new("--quiet", "-q") { Description = "Print nothing but errors." };

    /// <summary>The command with its options.</summary>
    public static Command Create()
    {
        var command = new Command("live", "Protects a camera, or what plays like one, on its way to files, streams, a virtual camera and a page.")
        {
            Source, SourceOption, InputFormat, PixelFormat, Size, Rate, Realtime, Loop, Duration, Outputs, Http, Token, OnGap, Audio, AudioDelay, Refine, RefineBudget, SaveRefined, Presets, Use,
            Overwrite, Json, Quiet,
        };
        ProtectionOptions.AddLiveTo(command);
        HelpWithExamples.Add(command,
            "aef live --http 127.0.0.1:8080",
            "aef live camera:/dev/video2 -o /dev/video10 --audio default",
            "aef live --source test --duration 10 -o rehearsal.mp4 --json",
            "aef live clip.mp4 --realtime --loop --audio input -o rtmp://live.example.org/app/KEY -o copy.mkv",
            "aef live -o srt://192.168.1.20:9000 --refine on --refine-budget 25% --save-refined mine.safetensors",
            "aef live --presets streamer.ini --use twitch");
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellation)
    {
        var options = Options(parsed);
        var json = parsed.GetValue(Json);
        var toStandardOutput = options.Outputs.Any(output => output.Kind == StreamTargetKind.StandardOutput);
        if (json && toStandardOutput) throw new UsageException("Standard output cannot take both the stream (-o -) and --json; leave one away.");
        var isQuiet = parsed.GetValue(Quiet);

        // The refinement's tensors come and go for hours.
        NativeHeap.KeepFreedMemory();
        await using var session = await LiveSession.OpenAsync(options, cancellation).ConfigureAwait(false);
        if (!isQuiet && session.PageAddress is { } page) Console.Error.WriteLine($"aef: the page is at {page}, the picture alone at {session.StreamAddress}");
        LiveReport report;
        using (var status = isQuiet || json ? null : new LiveStatus(session))
        using (LiveKeys.Listen(session, status))
            report = await session.RunAsync(cancellation).ConfigureAwait(false);

        if (json) Console.Out.WriteLine(JsonOutput.Serialize(LiveJson.Of(report)));
        else if (!isQuiet) LiveSummary.Write(report, toStandardOutput ? Console.Error : Console.Out);
        foreach (var sink in report.Sinks)
            if (sink.Message is { } message) Console.Error.WriteLine($"aef: {message}");
        if (report.End == LiveEnd.SourceFailed) Console.Error.WriteLine($"aef: {report.Fault}");
        return (int)ExitCodeOf(report);
    }

    private static ExitCode ExitCodeOf(LiveReport report) => report.End switch
    {
        LiveEnd.SourceFailed or LiveEnd.SinksFailed => ExitCode.Failed,
        LiveEnd.Signal => ExitCode.Cancelled,
        _ => report.Sinks.Any(sink => sink.State == "failed") ? ExitCode.PartlyDone : ExitCode.Done,
    };

    private static LiveOptions Options(ParseResult parsed)
    {
        var (argument, option) = (parsed.GetValue(Source), parsed.GetValue(SourceOption));
        if (argument is not null && option is not null) throw new UsageException("The source is given twice, as SOURCE and with --source; give one.");
        var page = parsed.GetValue(Http) is { } address ? new DashboardOptions { Address = DashboardOptions.ParseAddress(address), Token = parsed.GetValue(Token) } : null;
        if (page is null && parsed.GetValue(Token) is not null) throw new UsageException("--token is for the page; give --http ADDRESS:PORT as well.");
        page?.Require();
        var outputs = (parsed.GetValue(Outputs) ?? []).Select(StreamTarget.Parse).ToArray();
        var duration = NumberOptions.Within(parsed, Duration, 0.1, 1e7);
        var delay = NumberOptions.Within("--audio-delay", parsed.GetValue(AudioDelay), -2000, 2000);
        var rate = NumberOptions.Within("--fps", parsed.GetValue(Rate), 1, 240);
        var budget = Budget(parsed.GetRequiredValue(RefineBudget));
        var sound = SoundChoice.Parse(parsed.GetRequiredValue(Audio));
        (int, int)? size = parsed.GetValue(Size) is { } text ? SizeOf(text) : null;
        var request = ProtectionOptions.Of(parsed);
        return new()
        {
            Source = argument ?? option ?? "camera",
            InputFormat = parsed.GetValue(InputFormat),
            PixelFormat = parsed.GetValue(PixelFormat),
            Size = size,
            Rate = rate,
            IsRealtime = parsed.GetValue(Realtime),
            IsLooping = parsed.GetValue(Loop),
            Duration = duration is { } seconds ? TimeSpan.FromSeconds(seconds) : null,
            Outputs = outputs,
            Page = page,
            Encoder = request.Encoder with { Overwrite = parsed.GetValue(Overwrite) },
            Perturbation = request.Perturbation,
            Strength = request.Strength,
            Tracking = request.Tracking,
            SmallFaces = request.SmallFaces,
            OnGap = Enum.Parse<GapPolicy>(parsed.GetRequiredValue(OnGap), ignoreCase: true),
            Sound = sound,
            SoundDelay = TimeSpan.FromMilliseconds(delay),
            // "--refine" alone means that it is wanted.
            Refine = parsed.GetResult(Refine) is { Implicit: false, Tokens.Count: 0 } ? RefineChoice.On : Enum.Parse<RefineChoice>(parsed.GetRequiredValue(Refine), ignoreCase: true),
            Refinement = new() { Budget = budget },
            SaveRefined = parsed.GetValue(SaveRefined),
        };
    }

    private static double Budget(string text)
    {
        var number = text.EndsWith('%') ? text[..^1] : text;
        if (!double.TryParse(number, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value))
            throw new UsageException($"--refine-budget is '{text}'; it must be a share such as 25% or 0.25.");
        var share = text.EndsWith('%') ? value / 100 : value;
        return share is > 0 and <= 1 ? share : throw new UsageException($"--refine-budget is '{text}'; it must be more than 0% and at most 100%.");
    }

    private static (int Width, int Height) SizeOf(string text)
    {
        var sides = text.Split('x', 'X', '×');
        if (sides.Length == 2 && int.TryParse(sides[0], NumberStyles.None, CultureInfo.InvariantCulture, out var width) && int.TryParse(sides[1], NumberStyles.None, CultureInfo.InvariantCulture, out var height)
            && width is >= 64 and <= LargestSide && height is >= 64 and <= LargestSide && width % 2 == 0 && height % 2 == 0) return (width, height);
        throw new UsageException($"--size is '{text}'; it must be WIDTHxHEIGHT in pixels, even, from 64x64 to {LargestSide}x{LargestSide}.");
    }
}
