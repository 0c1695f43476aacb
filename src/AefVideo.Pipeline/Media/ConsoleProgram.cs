using System.ComponentModel;
using System.Diagnostics;
using AefVideo.Core.Errors;

namespace AefVideo.Pipeline.Media;

/// <summary>Runs a program to its end, without a shell, and collects what it writes.</summary>
internal static class ConsoleProgram
{
    /// <summary>Starts the program, waits for its end and gives its exit code and text. A cancelled wait kills it.</summary>
    /// <param name="program">Its name or path.</param>
    /// <param name="arguments">One each.</param>
    /// <param name="cancellation">Kills it.</param>
    /// <param name="memory">Bound on its address space in bytes; 0 for none.</param>
    /// <exception cref="EnvironmentException">The program cannot be started.</exception>
    public static async Task<(int ExitCode, string Output, string Error)> RunAsync(string program, IEnumerable<string> arguments, CancellationToken cancellation, long memory = 0)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
            CreateNoWindow = true,
        };
        ChildEnvironment.Prepare(start.Environment);
        using var process = Start(start);
        ChildLimit.Apply(process.Id, memory);
        process.StandardInput.Close();
        var output = process.StandardOutput.ReadToEndAsync(CancellationToken.None);
        var error = process.StandardError.ReadToEndAsync(CancellationToken.None);
        try
        {
            await process.WaitForExitAsync(cancellation).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            process.Kill();
            throw;
        }
        return (process.ExitCode, await output.ConfigureAwait(false), await error.ConfigureAwait(false));
    }

    private static Process Start(ProcessStartInfo start)
    {
        try
        {
            return Process.Start(start) ?? throw new InvalidOperationException("No process was started.");
        }
        catch (Win32Exception exception)
        {
            throw new EnvironmentException($"{start.FileName} cannot be started; install ffmpeg (on Debian and Ubuntu: apt-get install ffmpeg).", exception);
        }
    }
}
