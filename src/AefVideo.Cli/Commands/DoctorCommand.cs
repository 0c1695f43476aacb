using System.CommandLine;
using System.Globalization;
using AefVideo.Cli.Output;
using AefVideo.Core.Errors;
using AefVideo.Diagnostics;
using AefVideo.Pipeline.Cameras;
using Spectre.Console;

namespace AefVideo.Cli.Commands;

/// <summary><c>aef doctor</c>: what is installed, what is missing, and the command that fixes it.</summary>
internal static class DoctorCommand
{
    private static readonly Option<bool> Json = new("--json") { Description = "Print one JSON object to standard output." };

    private static readonly Option<bool> Cameras = new("--cameras") { Description = "List the cameras: formats, sizes and rates that they offer, and what 'aef live' would ask for." };

    /// <summary>The command with its options.</summary>
    public static Command Create()
    {
        var command = new Command("doctor", "Looks at every engine, library, device, codec and camera, and says what is missing and how to get it.") { Cameras, Json };
        HelpWithExamples.Add(command, "aef doctor", "aef doctor --cameras", "aef doctor --json");
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellation)
    {
        if (parsed.GetValue(Cameras)) return await ListCamerasAsync(parsed.GetValue(Json), cancellation).ConfigureAwait(false);
        var results = await Doctor.ExamineAsync(cancellation).ConfigureAwait(false);
        var ok = results.All(result => result.Status != CheckStatus.Missing);
        if (parsed.GetValue(Json)) Console.Out.WriteLine(JsonOutput.Serialize(new DoctorJson(ok, results)));
        else Write(results, ok);
        return (int)(ok ? ExitCode.Done : ExitCode.EnvironmentIncomplete);
    }

    private static async Task<int> ListCamerasAsync(bool json, CancellationToken cancellation)
    {
        const int Width = 1280, Height = 720, Rate = 30;
        var cameras = await CameraList.FindAsync(cancellation).ConfigureAwait(false);
        if (json)
        {
            Console.Out.WriteLine(JsonOutput.Serialize(CamerasJson.Of(cameras, Width, Height, Rate)));
            return (int)ExitCode.Done;
        }
        foreach (var camera in cameras)
        {
            Console.Out.WriteLine($"{camera.Device}: {camera.Name}");
            if (camera.Problem is { } problem) Console.Out.WriteLine($"  {problem}");
            foreach (var mode in camera.Modes)
                Console.Out.WriteLine($"  {mode.PixelFormat,-8} {$"{mode.Width}×{mode.Height}",10}  {string.Join(", ", mode.Rates.Select(rate => rate.ToString("0.##", CultureInfo.InvariantCulture)))} fps");
            if (CameraChoice.Best(camera.Modes, Width, Height, Rate) is { } best)
                Console.Out.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  for {Width}×{Height} at {Rate}: asked for {best.PixelFormat} {best.Width}×{best.Height} at {CameraChoice.BestRate(best, Rate):0.##}"));
        }
        if (cameras.Count == 0) Console.Out.WriteLine("No camera was found; plug one in (a container needs --device /dev/video0). 'aef live --source test' works without.");
        return (int)ExitCode.Done;
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
