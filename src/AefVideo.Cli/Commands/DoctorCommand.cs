using System.CommandLine;
using AefVideo.Cli.Output;
using AefVideo.Core.Errors;
using AefVideo.Diagnostics;
using Spectre.Console;

namespace AefVideo.Cli.Commands;

/// <summary><c>aef doctor</c>: what is installed, what is missing, and the command that fixes it.</summary>
internal static class DoctorCommand
{
    private static readonly Option<bool> Json = new("--json") { Description = "Print one JSON object to standard output." };

    /// <summary>The command with its options.</summary>
    public static Command Create()
    {
        var command = new Command("doctor", "Looks at every engine, library, device, codec and camera, and says what is missing and how to get it.") { Json };
        HelpWithExamples.Add(command, "aef doctor", "aef doctor --json");
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellation)
    {
        var results = await Doctor.ExamineAsync(cancellation).ConfigureAwait(false);
        var ok = results.All(result => result.Status != CheckStatus.Missing);
        if (parsed.GetValue(Json)) Console.Out.WriteLine(JsonOutput.Serialize(new DoctorJson(ok, results)));
        else Write(results, ok);
        return (int)(ok ? ExitCode.Done : ExitCode.EnvironmentIncomplete);
    }

    private static void Write(IReadOnlyList<CheckResult> results, bool ok)
    {
        var table = new Table().Border(TableBorder.Rounded).AddColumns("", "what", "found", "to fix it");
        foreach (var result in results)
        {
            var mark = result.Status switch
            {
                CheckStatus.Ok => new Markup("[green]ok[/]"),
                CheckStatus.Limited => new Markup("[yellow]limited[/]"),
                _ => new Markup("[red]missing[/]"),
            };
            table.AddRow(mark, new Text(result.Name), new Text(result.Detail), new Text(result.Fix ?? ""));
        }
        AnsiConsole.Write(table);
        AnsiConsole.WriteLine(ok ? "Everything that is needed is there." : "Something that is needed is missing.");
    }
}
