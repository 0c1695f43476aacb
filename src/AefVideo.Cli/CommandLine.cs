using System.CommandLine;
using System.Runtime.InteropServices;
using AefVideo.Cli.Commands;
using AefVideo.Cli.Output;
using AefVideo.Core.Errors;

namespace AefVideo.Cli;

/// <summary>The program: which commands there are, and the one place where a failure becomes a sentence and an exit code.</summary>
internal static class CommandLine
{
    /// <summary>Parses and runs.</summary>
    /// <returns>The exit code of the process.</returns>
    public static async Task<ExitCode> RunAsync(string[] arguments)
    {
        var root = new RootCommand("AefVideo keeps people's faces out of deepfakes: it adds to every face in a video a perturbation too small to see that breaks face-editing generators.")
        {
            ProtectCommand.Create(),
            VerifyCommand.Create(),
            LiveCommand.Create(),
            PreviewCommand.Create(),
            BatchCommand.Create(),
            TrainCommand.Create(),
            ImportCommand.Create(),
            OptimizeCommand.Create(),
            EvaluateCommand.Create(),
            DoctorCommand.Create(),
            BenchCommand.Create(),
        };
        HelpWithExamples.Install(root);

        try
        {
            arguments = LivePresets.Apply(arguments);
        }
        catch (AefVideoException exception)
        {
            return Report(exception, arguments.Contains("--json"));
        }

        // Without response files: a clip may well be called "@home.mp4".
        var parsed = root.Parse(arguments, new ParserConfiguration { ResponseFileTokenReplacer = null });
        var json = arguments.Contains("--json");
        if (parsed.Errors.Count > 0 && parsed.Action is not HelpWithExamples)
            return Report(new UsageException($"{string.Join(" ", parsed.Errors.Select(error => error.Message.ReplaceLineEndings(" ")))} See 'aef {Path(parsed)}--help'."), json);

        using var cancellation = new CancellationTokenSource();
        using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
        using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);
        try
        {
            return (ExitCode)await parsed.InvokeAsync(
                new InvocationConfiguration { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = null },
                cancellation.Token).ConfigureAwait(false);
        }
        catch (Exception exception)
        {
            return await WasInterruptedAsync(exception, cancellation.Token).ConfigureAwait(false)
                ? Report(new OperationCanceledException(), json)
                : Report(exception, json);
        }

        // The first signal asks for a clean end; a second one has its usual effect.
        void Stop(PosixSignalContext context)
        {
            if (cancellation.IsCancellationRequested) return;
            context.Cancel = true;
            cancellation.Cancel();
        }
    }

    // Ctrl-C in a terminal goes to ffmpeg as well, which may die of it before this process has seen its own signal.
    private static async Task<bool> WasInterruptedAsync(Exception exception, CancellationToken cancellation)
    {
        if (exception is not (OperationCanceledException or MediaException)) return false;
        await Task.Delay(TimeSpan.FromMilliseconds(100), cancellation).ContinueWith(_ => { }, TaskScheduler.Default).ConfigureAwait(false);
        return cancellation.IsCancellationRequested;
    }

    private static ExitCode Report(Exception exception, bool json)
    {
        var (message, code) = exception switch
        {
            OperationCanceledException => ("stopped; nothing was left under the final name.", ExitCode.Cancelled),
            AefVideoException known => (known.Message, known.ExitCode),
            _ => ($"this should not have happened: {exception.GetType().Name}: {exception.Message.ReplaceLineEndings(" ")}", ExitCode.Failed),
        };
        Console.Error.WriteLine($"aef: {message}");
        if (exception is not (OperationCanceledException or AefVideoException) && Environment.GetEnvironmentVariable("AEFVIDEO_DEBUG") == "1")
            Console.Error.WriteLine(exception);
        if (json) Console.Out.WriteLine(JsonOutput.Serialize(new FailureJson(message, (int)code)));
        return code;
    }

    private static string Path(ParseResult parsed) => parsed.CommandResult.Command is RootCommand ? "" : parsed.CommandResult.Command.Name + " ";
}
