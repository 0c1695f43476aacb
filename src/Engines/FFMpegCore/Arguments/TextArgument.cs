namespace FFMpegCore.Arguments;

/// <summary>An option whose text is known from the start.</summary>
internal sealed class TextArgument(string text) : IArgument
{
    public string Text => text;
}
