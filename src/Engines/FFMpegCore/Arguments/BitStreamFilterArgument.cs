using FFMpegCore.Enums;

namespace FFMpegCore.Arguments;

/// <summary>A bit stream filter for the audio or the video; other channels give no text.</summary>
internal sealed class BitStreamFilterArgument(Channel channel, Filter filter) : IArgument
{
    public string FilterName => filter.ToString().ToLowerInvariant();

    /// <summary><c>a</c>, <c>v</c> or empty.</summary>
    public string StreamType => channel switch
    {
        Channel.Audio => "a",
        Channel.Video => "v",
        _ => string.Empty,
    };

    public string Text => StreamType.Length == 0 ? string.Empty : $"-bsf:{StreamType} {FilterName}";
}
