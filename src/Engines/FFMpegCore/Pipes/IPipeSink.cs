namespace FFMpegCore.Pipes;

/// <summary>Takes what ffmpeg writes to a pipe.</summary>
public interface IPipeSink
{
    /// <summary>Reads until the end of the stream, which is the pipe itself.</summary>
    Task ReadAsync(Stream inputStream, CancellationToken cancellationToken);

    string GetFormat();
}
