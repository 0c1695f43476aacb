namespace FFMpegCore;

/// <summary>A file's container.</summary>
public class MediaFormat : ITagsContainer
{
    /// <summary>Zero if unknown; whole milliseconds.</summary>
    public TimeSpan Duration { get; set; }

    /// <summary>Zero if unknown or negative; whole milliseconds.</summary>
    public TimeSpan StartTime { get; set; }

    public string FormatName { get; set; } = null!;
    public string FormatLongName { get; set; } = null!;
    public int StreamCount { get; set; }
    public double ProbeScore { get; set; }

    /// <summary>Bits per second; 0 if unknown.</summary>
    public double BitRate { get; set; }

    public Dictionary<string, string>? Tags { get; set; }
}
