using AefVideo.Core.Imaging;

namespace AefVideo.Pipeline.Media;

/// <summary>What <see cref="MediaInspector" /> found out about a video file that can be protected.</summary>
public sealed record MediaDescription
{
    /// <summary>Full path.</summary>
    public required string Path { get; init; }

    /// <summary>ffmpeg's name of the container, such as "mov,mp4,m4a,3gp,3g2,mj2".</summary>
    public required string Container { get; init; }

    /// <summary>The video stream that is worked on.</summary>
    public required StreamDescription Video { get; init; }

    /// <summary>
    /// Of the decoded pictures, as stored: not turned. Where the stream has no colour tags, matrix, range and siting are what ffmpeg and players
    /// assume: BT.601 up to 1024×576 and BT.709 above, video range (full range for JPEG), chroma on the left (in the middle for JPEG and MPEG-1).
    /// </summary>
    public required PictureFormat Format { get; init; }

    /// <summary>ffmpeg's name of the stored sample format, such as "yuv420p" or "pal8".</summary>
    public required string StoredPixelFormat { get; init; }

    /// <summary>ffmpeg's name of the sample format that is decoded to: the stored one, or the nearest that <see cref="PixelLayout" /> has.</summary>
    public required string DecodedPixelFormat { get; init; }

    /// <summary>The tags that the output shall carry.</summary>
    public required ColorTags Color { get; init; }

    /// <summary>Degrees, clockwise, by which players turn the stored picture.</summary>
    public double RotationDegrees { get; init; }

    /// <summary><see cref="RotationDegrees" /> to the nearest quarter.</summary>
    public QuarterTurn Rotation => (QuarterTurn)((((int)Math.Round(RotationDegrees / 90) % 4) + 4) % 4);

    /// <summary>Width to height of a stored pixel.</summary>
    public Ratio SampleAspectRatio { get; init; } = Ratio.Unknown;

    /// <summary>Unit of the frames' time stamps.</summary>
    public required TimeBase TimeBase { get; init; }

    /// <summary>Frames per second, on average; 0 when not known.</summary>
    public double FrameRate => AverageFrameRate.Value;

    /// <summary>Frames per second, on average.</summary>
    public Ratio AverageFrameRate { get; init; } = Ratio.Unknown;

    /// <summary>The smallest frame rate in which all frames can be timed, as far as ffmpeg could tell.</summary>
    public Ratio NominalFrameRate { get; init; } = Ratio.Unknown;

    /// <summary>Of the video; zero when not known.</summary>
    public TimeSpan Duration { get; init; }

    /// <summary>How many frames to expect, for progress: the container's number, or duration times rate. Null when not known.</summary>
    public long? FrameCount { get; init; }

    /// <summary>The earliest time of all streams. The output starts at zero: everything is moved by this.</summary>
    public TimeSpan StartTime { get; init; }

    /// <summary>The first time stamp of the video, relative to the same zero as <see cref="StartTime" />.</summary>
    public TimeSpan VideoStartTime { get; init; }

    /// <summary>All streams, in the file's order.</summary>
    public required IReadOnlyList<StreamDescription> Streams { get; init; }

    /// <summary>Names of the file's own metadata, such as "title" or "com.apple.quicktime.make".</summary>
    public required IReadOnlyDictionary<string, string> Tags { get; init; }

    /// <summary>What will be lost or was guessed, in sentences for the user.</summary>
    public IReadOnlyList<string> Warnings { get; init; } = [];
}
