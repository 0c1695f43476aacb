using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;

namespace AefVideo.Cli;

/// <summary>The usual help, with the command's examples and the exit codes after it.</summary>
internal sealed class HelpWithExamples(HelpAction usual) : SynchronousCommandLineAction
{
    private static readonly Dictionary<Command, string[]> Examples = [];

    /// <summary>Gives a command its examples, one command line each.</summary>
    public static void Add(Command command, params string[] examples) => Examples[command] = examples;

    /// <summary>Replaces the help of a command and of all below it.</summary>
    public static void Install(RootCommand root)
    {
        foreach (var option in root.Options)
            if (option is HelpOption { Action: HelpAction usual } help) help.Action = new HelpWithExamples(usual);
    }

    /// <inheritdoc />
    public override int Invoke(ParseResult parseResult)
    {
        usual.Invoke(parseResult);
        var output = parseResult.InvocationConfiguration.Output;
        if (Examples.TryGetValue(parseResult.CommandResult.Command, out var examples))
        {
            output.WriteLine("Examples:");
            foreach (var example in examples) output.WriteLine($"  {example}");
            output.WriteLine();
        }
        output.WriteLine("Exit codes: 0 done; 1 failed; 2 wrong usage; 3 environment incomplete; 4 partly done; 130 cancelled.");
        return 0;
    }
}
