using FFMpegCore.Pipes;

namespace AefVideo.Tests;

/// <summary>A source made of a function.</summary>
internal sealed class FunctionPipeSource(string arguments, Func<Stream, CancellationToken, Task> write) : IPipeSource
{
    public string GetStreamArguments() => arguments;

    public Task WriteAsync(Stream outputStream, CancellationToken cancellationToken) => write(outputStream, cancellationToken);
}
