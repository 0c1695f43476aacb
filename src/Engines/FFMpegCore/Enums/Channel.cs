namespace FFMpegCore.Enums;

/// <summary>Kinds of streams, as in ffmpeg's stream specifiers. <see cref="Both"/> is audio and video; <see cref="All"/> is every kind.</summary>
public enum Channel
{
    Audio,
    Video,
    Both,
    VideoNoAttachedPic,
    Subtitle,
    Data,
    Attachments,
    All
}
