namespace FFMpegCore.Arguments;

/// <summary>Outputs that ffmpeg opens itself; with a check for files that must not be overwritten.</summary>
internal sealed class PlainOutput(string text, Action? verify = null) : IOutputArgument
{
    public string Text => text;

    public void Pre() => verify?.Invoke();

    public Task During(CancellationToken cancellationToken = default) => Task.CompletedTask;

    public void Post()
    {
    }
}
