using System.CommandLine;

namespace AefVideo.Cli.Commands;

/// <summary><c>aef bench</c>: measures this program beside its rivals, on this machine, in one run.</summary>
internal static class BenchCommand
{
    /// <summary>The command with all that can be measured.</summary>
    public static Command Create() => new("bench", "Measures this program beside its rivals, on this machine, in one run.")
    {
        BenchProtectCommand.Create(),
        BenchGeneratorsCommand.Create(),
        BenchOptimizeCommand.Create(),
        BenchCodecCommand.Create(),
        BenchPreviewCommand.Create(),
        BenchBatchCommand.Create(),
        BenchLiveCommand.Create(),
    };
}
