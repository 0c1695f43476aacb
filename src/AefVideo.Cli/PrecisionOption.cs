using System.CommandLine;
using AefVideo.Generators.Training;
using static TorchSharp.torch;

namespace AefVideo.Cli;

/// <summary><c>--precision</c>, as every command that runs generators has it.</summary>
internal static class PrecisionOption
{
    private const string Automatic = "auto";

    /// <summary>The option.</summary>
    /// <param name="unlessKnown">What else <c>auto</c> may follow, for the help text.</param>
    public static Option<string> Create(string unlessKnown = "") => new Option<string>("--precision")
    {
        Description = $"Of the networks: float32, bfloat16, or auto: what this machine is faster at{unlessKnown}.",
        DefaultValueFactory = _ => Automatic,
    }.Accepting(Automatic, "float32", "bfloat16");

    /// <summary>The type that was asked for.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="option">The option.</param>
    /// <param name="known">What <c>auto</c> means where it is known: a checkpoint's type.</param>
    public static ScalarType Of(ParseResult parsed, Option<string> option, ScalarType? known = null) => Given(parsed, option) ?? known ?? FastestType.Measure();

    /// <summary>The type that was asked for, or null for <c>auto</c>.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="option">The option.</param>
    public static ScalarType? Given(ParseResult parsed, Option<string> option) => parsed.GetValue(option) switch
    {
        "float32" => ScalarType.Float32,
        "bfloat16" => ScalarType.BFloat16,
        _ => null,
    };
}
