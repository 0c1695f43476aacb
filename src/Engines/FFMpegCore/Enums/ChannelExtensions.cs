namespace FFMpegCore.Enums;

/// <summary>ffmpeg's stream specifiers.</summary>
internal static class ChannelExtensions
{
    /// <summary>The specifier with its colon; empty for kinds that one specifier cannot express.</summary>
    public static string StreamSpecifier(this Channel channel) => channel switch
    {
        Channel.Audio => ":a",
        Channel.Video => ":v",
        Channel.VideoNoAttachedPic => ":V",
        Channel.Subtitle => ":s",
        Channel.Data => ":d",
        Channel.Attachments => ":t",
        _ => string.Empty,
    };
}
