namespace AefVideo.Pipeline.Media;

/// <summary>
/// What a file may ask of the machine. A few bytes can announce pictures of gigabytes or go on for years, so whoever takes files from
/// others has bounds; whoever means it raises them.
/// </summary>
public sealed record MediaLimits
{
    /// <summary>The bounds where none are given.</summary>
    public static MediaLimits Default { get; } = new();

    /// <summary>Pixels of a picture: twice 8K (7680×4320). Seven such frames are in memory at once, 100 MB each at 4:2:0.</summary>
    public long Pixels { get; init; } = 64L << 20;

    /// <summary>Playing time of a video.</summary>
    public TimeSpan Duration { get; init; } = TimeSpan.FromHours(24);

    /// <summary>Address space in bytes of each ffmpeg and ffprobe that is started; 0 for no bound. Linux only.</summary>
    public long ChildMemory { get; init; } = 8L << 30;

    /// <summary>Frames of a video, however short it says it is: what <see cref="Duration" /> holds at 240 frames per second.</summary>
    public long Frames => (long)Math.Min(long.MaxValue / 2, Duration.TotalSeconds * MostFramesPerSecond);

    private const double MostFramesPerSecond = 240;
}
