namespace FFMpegCore.Pipes;

/// <summary>Copies ffmpeg's output into a stream, or hands the pipe to a function.</summary>
public class StreamPipeSink : IPipeSink
{
    public StreamPipeSink(Func<Stream, CancellationToken, Task> writer) => Writer = writer;

    public StreamPipeSink(Stream destination) =>
        Writer = (pipe, cancellationToken) => pipe.CopyToAsync(destination, BlockSize, cancellationToken);

    public Func<Stream, CancellationToken, Task> Writer { get; }

    /// <summary>Size of the copy buffer in bytes.</summary>
    public int BlockSize { get; set; } = 4096;

    public string Format { get; set; } = string.Empty;

    public Task ReadAsync(Stream inputStream, CancellationToken cancellationToken) => Writer(inputStream, cancellationToken);

    public string GetFormat() => Format;
}
