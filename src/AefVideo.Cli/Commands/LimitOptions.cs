using System.CommandLine;
using AefVideo.Core.Errors;
using AefVideo.Pipeline.Media;

namespace AefVideo.Cli.Commands;

/// <summary>What a file may ask of the machine: the options of commands that read media.</summary>
internal static class LimitOptions
{
    private const int MostHours = 100_000;

    // With a third of that ffprobe was seen to hang while its libraries were loaded.
    private const double LeastMemory = 1;

    private static readonly Option<long?> MaxPixels = new("--max-pixels") { Description = "Largest picture that is worked on, in pixels. Default: 67108864, twice 8K." };

    private static readonly Option<double?> MaxHours = new("--max-hours") { Description = "Longest video that is worked on, in hours. Default: 24." };

    private static readonly Option<double?> ChildMemory = new("--ffmpeg-memory") { Description = "Address space that each ffmpeg may take, in GiB; 0 for no bound. Default: 8." };

    /// <summary>Adds them to a command.</summary>
    public static void AddTo(Command command)
    {
        foreach (var option in (Option[])[MaxPixels, MaxHours, ChildMemory]) command.Options.Add(option);
    }

    /// <summary>The limits asked for; <see cref="MediaLimits.Default" /> where none is.</summary>
    /// <exception cref="UsageException">A number cannot be meant.</exception>
    public static MediaLimits Of(ParseResult parsed)
    {
        var limits = MediaLimits.Default;
        if (NumberOptions.Within(parsed, MaxPixels, 1, (long)MediaInspector.LargestSide * MediaInspector.LargestSide) is { } pixels) limits = limits with { Pixels = pixels };
        if (NumberOptions.Within(parsed, MaxHours, 0.001, MostHours) is { } hours) limits = limits with { Duration = TimeSpan.FromHours(hours) };
        if (NumberOptions.Within(parsed, ChildMemory, 0, 1024) is { } memory)
        {
            if (memory is > 0 and < LeastMemory) throw new UsageException($"--ffmpeg-memory is {memory}; ffmpeg and its libraries need {LeastMemory} to start with, or 0 for no bound.");
            limits = limits with { ChildMemory = (long)(memory * (1L << 30)) };
        }
        return limits;
    }
}
