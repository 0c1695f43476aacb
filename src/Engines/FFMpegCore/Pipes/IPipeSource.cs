namespace FFMpegCore.Pipes;

/// <summary>Supplies what ffmpeg reads from a pipe.</summary>
public interface IPipeSource
{
    /// <summary>ffmpeg's options that describe the stream; they stand before its <c>-i</c>.</summary>
    string GetStreamArguments();

    /// <summary>Writes everything to the stream, which is the pipe itself. ffmpeg sees the end of the input when this returns.</summary>
    Task WriteAsync(Stream outputStream, CancellationToken cancellationToken);
}
