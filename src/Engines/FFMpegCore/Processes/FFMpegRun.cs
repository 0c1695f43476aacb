using FFMpegCore.Arguments;
using FFMpegCore.Pipes;

namespace FFMpegCore.Processes;

/// <summary>One run of ffmpeg with its pipes: from the first connection to the end of the last transfer.</summary>
internal sealed class FFMpegRun : IDisposable
{
    private readonly ChildProcess _process;
    private readonly CancellationTokenSource _exited = new();
    private readonly CancellationTokenSource _aborted = new();
    private volatile bool _isStopping;

    public FFMpegRun(ChildProcess process) => _process = process;

    /// <summary>
    /// Asks ffmpeg to end, and ends it if it has not obeyed after so many milliseconds (-1: waits for ever).
    /// Then sources and sinks are cancelled: what is left in the pipes is not wanted.
    /// </summary>
    public async Task StopAsync(int timeout)
    {
        _isStopping = true;
        await _process.PressQuitAsync().ConfigureAwait(false);
        await _process.Exited.WaitAsync(TimeSpan.FromMilliseconds(timeout)).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await _exited.CancelAsync().ConfigureAwait(false);
        await _aborted.CancelAsync().ConfigureAwait(false);
        _process.Kill();
    }

    /// <summary>
    /// Completes when ffmpeg has ended and every pipe has been read to its end.
    /// A fault of a pipe or of a listener asks ffmpeg to end, and is thrown when it has.
    /// </summary>
    /// <param name="inputsAndOutputs">Those that have been prepared.</param>
    /// <param name="onOutput">Gets each line of ffmpeg's standard output.</param>
    /// <param name="onError">Gets each line of its standard error.</param>
    public async Task<int> CompleteAsync(IReadOnlyCollection<IInputOutputArgument> inputsAndOutputs, Action<string> onOutput, Action<string> onError)
    {
        var transfers = Task.WhenAll(inputsAndOutputs.Select(TransferAsync));
        var listening = Task.WhenAll(
            LinePump.RunAsync(_process.Output, onOutput, PressQuit),
            LinePump.RunAsync(_process.Error, onError, PressQuit));

        await _process.Exited.ConfigureAwait(false);
        await listening.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await _exited.CancelAsync().ConfigureAwait(false);
        await transfers.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);

        await listening.ConfigureAwait(false);
        try
        {
            await transfers.ConfigureAwait(false);
        }
        catch (IOException) when (_isStopping)
        {
            // The other end of the pipe was ended on request.
        }
        return _process.ExitCode;
    }

    public void Dispose()
    {
        _exited.Dispose();
        _aborted.Dispose();
    }

    private async Task TransferAsync(IInputOutputArgument inputOrOutput)
    {
        try
        {
            await (inputOrOutput is PipeEnd pipe
                ? pipe.TransferAsync(_exited.Token, _aborted.Token)
                : inputOrOutput.During(_exited.Token)).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is not IOException)
        {
            // Without this, another input without an end, such as a camera, would keep ffmpeg running. A broken pipe is no
            // reason: ffmpeg closes an input early when it has enough of it.
            PressQuit();
            throw;
        }
    }

    private void PressQuit() => _ = _process.PressQuitAsync();
}
