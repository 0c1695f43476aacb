using System.CommandLine;
using AefVideo.Core.Errors;
using AefVideo.Evaluation.Interruption;
using AefVideo.Protection.Optimization;

namespace AefVideo.Cli.Commands;

/// <summary>The options of commands that forge the faces of files: by which generators, and how.</summary>
internal static class MeasuringOptions
{
    private static readonly Option<string[]> Generators = new("--generator", "-g") { Description = "A generator's file; may be given several times. Default: those that come with the program." };

    private static readonly Option<int?> Size = new("--size") { Description = "Height and width of the aligned faces that are forged, in pixels. Default: what the generators were trained on." };

    private static readonly Option<int> Batch = new("--batch") { Description = "Faces that are forged together.", DefaultValueFactory = _ => 8 };

    private static readonly Option<ulong> Seed = new("--seed") { Description = "Where all randomness comes from.", DefaultValueFactory = _ => 1 };

    private static readonly Option<string> Precision = PrecisionOption.Create();

    private static readonly Option<int?> Threads = new("--threads") { Description = "Processor cores to use. Default: all." };

    /// <summary>Adds them to a command.</summary>
    public static void AddTo(Command command)
    {
        foreach (var option in (Option[])[Generators, Size, Batch, Seed, Precision, Threads]) command.Options.Add(option);
    }

    /// <summary>Side of the aligned faces; null for the generators' own.</summary>
    /// <exception cref="UsageException">It cannot be meant.</exception>
    public static int? SizeOf(ParseResult parsed) => parsed.GetValue(Size) is { } size ? NumberOptions.ImageSize(size) : null;

    /// <summary>How to measure. Sets the number of threads, too.</summary>
    /// <exception cref="UsageException">A number cannot be meant.</exception>
    public static EvaluationOptions Of(ParseResult parsed)
    {
        NumberOptions.UseThreads(parsed.GetValue(Threads));
        return new()
        {
            BatchSize = NumberOptions.Within("--batch", parsed.GetValue(Batch), 1, 4096),
            Seed = parsed.GetValue(Seed),
            ComputeType = PrecisionOption.Of(parsed, Precision),
        };
    }

    /// <summary>Opens the generators.</summary>
    /// <exception cref="UsageException">A file is not there.</exception>
    /// <exception cref="ModelException">A file holds no generator.</exception>
    public static Ensemble Open(ParseResult parsed) => Ensemble.Open(parsed.GetValue(Generators));
}
