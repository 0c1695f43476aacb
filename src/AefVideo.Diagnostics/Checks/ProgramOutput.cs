using System.Diagnostics;
using AefVideo.Core.Errors;

namespace AefVideo.Diagnostics.Checks;

/// <summary>What a program prints.</summary>
internal static class ProgramOutput
{
    /// <summary>Runs a program, without a shell, and returns its standard output.</summary>
    /// <exception cref="EnvironmentException">It cannot be started or fails.</exception>
    public static async Task<string> ReadAsync(string program, CancellationToken cancellation, params string[] arguments)
    {
        using var process = new Process
        {
            StartInfo = new(program, arguments) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true },
        };
        try
        {
            process.Start();
        }
        catch (System.ComponentModel.Win32Exception exception)
        {
            throw new EnvironmentException($"{program} cannot be started: {exception.Message}", exception);
        }
        process.StandardInput.Close();
        var errors = process.StandardError.ReadToEndAsync(cancellation);
        var output = await process.StandardOutput.ReadToEndAsync(cancellation).ConfigureAwait(false);
        await process.WaitForExitAsync(cancellation).ConfigureAwait(false);
        return process.ExitCode == 0
            ? output
            : throw new EnvironmentException($"{program} ended with code {process.ExitCode}: {(await errors.ConfigureAwait(false)).ReplaceLineEndings(" ").Trim()}");
    }
}
