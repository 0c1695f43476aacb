using System.IO.Pipes;
using FFMpegCore.Arguments;

namespace FFMpegCore.Pipes;

/// <summary>A pipe from ffmpeg into a sink.</summary>
internal sealed class OutputPipe(IPipeSink sink) : PipeEnd(PipeDirection.In), IOutputArgument
{
    public override string Text => $"\"{Address}\" -y";

    protected override Task MoveAsync(Stream pipe, CancellationToken exited, CancellationToken aborted) => sink.ReadAsync(pipe, aborted);
}
