using System.CommandLine;
using AefVideo.Core.Errors;
using AefVideo.Generators.Import;

namespace AefVideo.Cli.Commands;

/// <summary><c>aef import FILE --as NETWORK -o OUT</c>: brings in a generator that the authors' code has trained.</summary>
internal static class ImportCommand
{
    private static readonly Argument<string> Source = new("FILE") { Description = "The checkpoint: .pth, .ckpt, .pt or .safetensors." };

    private static readonly Option<string> Network = new Option<string>("--as") { Description = $"What it holds: {string.Join(", ", GeneratorImport.Networks)}.", Required = true }
        .Accepting([.. GeneratorImport.Networks]);

    private static readonly Option<string> Output = new("--output", "-o") { Description = "The safetensors file to write.", Required = true };

    private static readonly Option<int> Size = new("--size") { Description = "Height and width of the pictures it was trained with, in pixels.", DefaultValueFactory = _ => 256 };

    private static readonly Option<string[]?> Attributes = new("--attributes")
    {
        Description = "What its labels mean, in their order. Default: the authors'.",
        AllowMultipleArgumentsPerToken = true,
    };

    private static readonly Option<bool> Overwrite = new("--overwrite", "-y") { Description = "Replace the output if it exists." };

    /// <summary>The command with its options.</summary>
    public static Command Create()
    {
        var command = new Command("import", "Reads a generator from a PyTorch checkpoint, checks every name and shape, and writes it as safetensors. Nothing in the checkpoint is run.")
        {
            Source, Network, Output, Size, Attributes, Overwrite,
        };
        HelpWithExamples.Add(command,
            "aef import 200000-G.ckpt --as stargan -o stargan.safetensors",
            "aef import weights.199.pth --as attgan -o attgan.safetensors --size 256");
        command.SetAction(Run);
        return command;
    }

    private static int Run(ParseResult parsed)
    {
        var (source, destination) = (parsed.GetValue(Source)!, parsed.GetValue(Output)!);
        var size = parsed.GetValue(Size);
        if (size is < 32 or > 4096) throw new UsageException($"--size is {size}; it must lie between 32 and 4096.");
        if (File.Exists(destination) && !parsed.GetValue(Overwrite)) throw new UsageException($"{destination} exists; choose another name, or say --overwrite.");
        var attributes = parsed.GetValue(Attributes);
        GeneratorImport.Run(source, destination, parsed.GetValue(Network)!, size, attributes is { Length: > 0 } ? attributes : null);
        Console.Error.WriteLine($"aef: wrote {destination}.");
        return (int)ExitCode.Done;
    }
}
