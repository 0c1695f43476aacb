using System.ComponentModel;
using System.Diagnostics;
using AefVideo.Core.Errors;

namespace AefVideo.Evaluation.Benchmarks;

/// <summary>One run of a program to its end.</summary>
/// <param name="Wall">From start to end.</param>
/// <param name="Processor">User and system time of the program and of all that it started.</param>
/// <param name="Output">What it printed to standard output.</param>
public sealed record ProcessRun(TimeSpan Wall, TimeSpan Processor, string Output)
{
    /// <summary>Runs a program without a shell. No other child process may end meanwhile, since processor time is counted over all children.</summary>
    /// <param name="command">Program and arguments.</param>
    /// <param name="cancellation">Kills the program and what it started.</param>
    /// <exception cref="EnvironmentException">It cannot be started.</exception>
    /// <exception cref="MediaException">It failed; the message carries its last line.</exception>
    public static async Task<ProcessRun> MeasureAsync(IReadOnlyList<string> command, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(command);
        var before = ChildUsage.Read();
        var started = Stopwatch.GetTimestamp();
        using var process = new Process
        {
            StartInfo = new(command[0], command.Skip(1)) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true },
        };
        try
        {
            process.Start();
        }
        catch (Win32Exception exception)
        {
            throw new EnvironmentException($"{command[0]} cannot be started: {exception.Message}", exception);
        }
        process.StandardInput.Close();
        try
        {
            var errors = process.StandardError.ReadToEndAsync(cancellation);
            var output = await process.StandardOutput.ReadToEndAsync(cancellation).ConfigureAwait(false);
            await process.WaitForExitAsync(cancellation).ConfigureAwait(false);
            var wall = Stopwatch.GetElapsedTime(started);
            if (process.ExitCode == 0) return new(wall, ChildUsage.Read() - before, output);
            var lastLine = (await errors.ConfigureAwait(false)).TrimEnd().Split('\n')[^1];
            throw new MediaException($"{command[0]} ended with code {process.ExitCode}: {lastLine}");
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw;
        }
    }
}
