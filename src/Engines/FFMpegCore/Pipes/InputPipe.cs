using System.IO.Pipes;
using FFMpegCore.Arguments;

namespace FFMpegCore.Pipes;

/// <summary>A pipe from a source into ffmpeg.</summary>
internal sealed class InputPipe(IPipeSource source) : PipeEnd(PipeDirection.Out), IInputArgument
{
    public override string Text => $"{source.GetStreamArguments()} -i \"{Address}\"";

    protected override Task MoveAsync(Stream pipe, CancellationToken exited, CancellationToken aborted) => source.WriteAsync(pipe, exited);
}
