namespace FFMpegCore.Probing;

/// <summary>A chapter in ffprobe's JSON.</summary>
internal sealed class ProbeChapter
{
    public string? StartTime { get; set; }
    public string? EndTime { get; set; }
    public Dictionary<string, string>? Tags { get; set; }
}
