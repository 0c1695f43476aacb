namespace AefVideo.Pipeline.Media;

/// <summary>What a stream of a file holds.</summary>
public enum StreamKind
{
    /// <summary>Moving pictures.</summary>
    Video,

    /// <summary>A still picture, shown by players that list files.</summary>
    CoverPicture,

    /// <summary>Sound.</summary>
    Audio,

    /// <summary>Text or pictures shown over the video.</summary>
    Subtitle,

    /// <summary>Anything timed: telemetry, time codes.</summary>
    Data,

    /// <summary>A file within the file, such as a font.</summary>
    Attachment,
}
