using System.IO.Pipes;
using FFMpegCore.Arguments;

namespace FFMpegCore.Pipes;

/// <summary>
/// Our end of a pipe between this process and ffmpeg: a named pipe, which on Unix is a socket in the temporary folder.
/// It exists from <see cref="Pre"/> to <see cref="Post"/>, and serves one connection.
/// </summary>
internal abstract class PipeEnd(PipeDirection direction) : IInputOutputArgument, IDisposable
{
    private readonly string _name = $"FFMpegCore_{Guid.NewGuid():N}"[..27];
    private NamedPipeServerStream? _pipe;

    /// <summary>What ffmpeg opens.</summary>
    public string Address => OperatingSystem.IsWindows()
        ? $@"\\.\pipe\{_name}"
        : $"unix:{Path.Combine(Path.GetTempPath(), $"CoreFxPipe_{_name}")}";

    public abstract string Text { get; }

    public void Pre()
    {
        if (_pipe is not null) throw new InvalidOperationException("Pipe already has been opened");
        _pipe = new NamedPipeServerStream(_name, direction, 1, PipeTransmissionMode.Byte, PipeOptions.Asynchronous);
    }

    public Task During(CancellationToken cancellationToken = default) => TransferAsync(cancellationToken, cancellationToken);

    /// <summary>Waits for ffmpeg, moves the data, and disconnects, by which ffmpeg sees the end.</summary>
    /// <param name="exited">Cancelled when ffmpeg has ended: nobody connects or reads any more.</param>
    /// <param name="aborted">Cancelled when the data are no longer wanted. What ffmpeg has written before its end is still to be read.</param>
    public async Task TransferAsync(CancellationToken exited, CancellationToken aborted)
    {
        var pipe = _pipe ?? throw new InvalidOperationException("Pipe has not been opened");
        try
        {
            await pipe.WaitForConnectionAsync(exited).ConfigureAwait(false);
            await MoveAsync(pipe, exited, aborted).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            // Cancelled by the run, whose outcome tells why, or by the source or sink itself, which then is simply done.
        }
        finally
        {
            if (pipe.IsConnected) pipe.Disconnect();
        }
    }

    public void Post() => Dispose();

    public void Dispose()
    {
        _pipe?.Dispose();
        _pipe = null;
    }

    protected abstract Task MoveAsync(Stream pipe, CancellationToken exited, CancellationToken aborted);
}
