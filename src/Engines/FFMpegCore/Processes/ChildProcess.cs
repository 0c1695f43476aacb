using System.ComponentModel;
using System.Diagnostics;
using System.Text;
using Instances.Exceptions;

namespace FFMpegCore.Processes;

/// <summary>A running ffmpeg or ffprobe: started without a shell, with its three standard streams redirected.</summary>
internal sealed class ChildProcess : IAsyncDisposable
{
    /// <summary>Win32Exception's code for a missing file (ENOENT, ERROR_FILE_NOT_FOUND).</summary>
    private const int FileNotFound = 2;

    private readonly Process _process;
    private readonly TaskCompletionSource _exited = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private ChildProcess(Process process)
    {
        _process = process;
        _process.Exited += (_, _) => _exited.TrySetResult();
    }

    /// <summary>Completes when the program has ended; never faults.</summary>
    public Task Exited => _exited.Task;

    /// <summary>Valid after <see cref="Exited"/>.</summary>
    public int ExitCode => _process.ExitCode;

    public StreamReader Output => _process.StandardOutput;

    public StreamReader Error => _process.StandardError;

    /// <summary>Starts a program.</summary>
    /// <exception cref="InstanceFileNotFoundException">There is no such program.</exception>
    public static ChildProcess Start(string program, string arguments, string workingDirectory, Encoding encoding)
    {
        var process = new Process
        {
            StartInfo = new ProcessStartInfo(program, arguments)
            {
                CreateNoWindow = true,
                UseShellExecute = false,
                RedirectStandardInput = true,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
                StandardOutputEncoding = encoding,
                StandardErrorEncoding = encoding,
                WorkingDirectory = workingDirectory,
            },
            EnableRaisingEvents = true,
        };
        var child = new ChildProcess(process);
        try
        {
            process.Start();
            return child;
        }
        catch (Win32Exception exception)
        {
            process.Dispose();
            if (exception.NativeErrorCode == FileNotFound) throw new InstanceFileNotFoundException(program, exception);
            throw;
        }
    }

    /// <summary>Presses ffmpeg's key for a clean end. A program that is already gone is no error.</summary>
    public async Task PressQuitAsync()
    {
        try
        {
            await _process.StandardInput.WriteAsync('q').ConfigureAwait(false);
            await _process.StandardInput.FlushAsync().ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is IOException or ObjectDisposedException or InvalidOperationException)
        {
            // It ended in the meantime, which is what was wanted.
        }
    }

    /// <summary>Ends the program at once. A program that is already gone is no error.</summary>
    public void Kill()
    {
        try
        {
            _process.Kill();
        }
        catch (Exception exception) when (exception is Win32Exception or InvalidOperationException)
        {
            // It ended in the meantime, which is what was wanted.
        }
    }

    /// <summary>Leaves no program behind: kills it if it still runs, and waits until it is gone.</summary>
    public async ValueTask DisposeAsync()
    {
        if (!Exited.IsCompleted)
        {
            Kill();
            await Exited.ConfigureAwait(false);
        }
        _process.Dispose();
    }
}
