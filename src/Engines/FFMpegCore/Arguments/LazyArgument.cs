namespace FFMpegCore.Arguments;

/// <summary>An option whose text is asked for when the command line is built.</summary>
internal sealed class LazyArgument(Func<string> text) : IArgument
{
    public string Text => text();
}
