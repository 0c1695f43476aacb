using System.CommandLine;
using AefVideo.Core.Errors;
using AefVideo.Core.Files;
using AefVideo.Faces;
using AefVideo.Pipeline.Jobs;
using AefVideo.Pipeline.Sinks;
using AefVideo.Protection;

namespace AefVideo.Cli.Commands;

/// <summary>The options of commands that protect: what is added, how it is encoded, and what a file may ask of the machine.</summary>
internal static class ProtectionOptions
{
    private const int MostThreads = 1024;

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

    /// <summary>Adds them to a command.</summary>
    public static void AddTo(Command command)
    {
        foreach (var option in (Option[])[PerturbationFile, Strength, Codec, Crf, Preset, Hardware, DetectEvery, SmallFaces, KeepGoing]) command.Options.Add(option);
        LimitOptions.AddTo(command);
    }

    /// <summary>Adds those that make sense where nothing is a file that could be damaged or too large.</summary>
    public static void AddLiveTo(Command command)
    {
        foreach (var option in (Option[])[PerturbationFile, Strength, Codec, Crf, Preset, Hardware, DetectEvery, SmallFaces]) command.Options.Add(option);
    }

    /// <summary>A number of threads within bounds, or null where none is given.</summary>
    /// <exception cref="UsageException">It is not within.</exception>
    public static int? ThreadsOf(ParseResult parsed, Option<int?> option) => NumberOptions.Within(parsed, option, 1, MostThreads);

    /// <summary>What is asked for; input and output are empty, and nothing may be overwritten.</summary>
    /// <exception cref="UsageException">A number cannot be meant.</exception>
    /// <exception cref="ModelException">The perturbation cannot be read.</exception>
    public static ProtectionRequest Of(ParseResult parsed)
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
        var limits = LimitOptions.Of(parsed);
        var file = parsed.GetValue(PerturbationFile) ?? MediaFolder.Find("perturbations", "default.safetensors");
        return new()
        {
            Input = "",
            Output = "",
            Perturbation = Perturbation.Load(file),
            Strength = strength,
            Tracking = tracking,
            SmallFaces = parsed.GetValue(SmallFaces),
            TolerateDamage = parsed.GetValue(KeepGoing),
            Limits = limits,
            Encoder = new()
            {
                Codec = parsed.GetValue(Codec) is { } codec ? Enum.Parse<VideoCodec>(codec, ignoreCase: true) : null,
                Crf = parsed.GetValue(Crf),
                Preset = parsed.GetValue(Preset),
                Hardware = Enum.Parse<HardwareEncoding>(parsed.GetRequiredValue(Hardware), ignoreCase: true),
            },
        };
    }
}
