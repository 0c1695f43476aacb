namespace FFMpegCore.Arguments;

/// <summary>Inputs that ffmpeg opens itself; with a check for files that must exist.</summary>
internal sealed class PlainInput(string text, Action? verify = null) : IInputArgument
{
    public string Text => text;

    public void Pre() => verify?.Invoke();

    public Task During(CancellationToken cancellationToken = default) => Task.CompletedTask;

    public void Post()
    {
    }
}
