namespace FFMpegCore.Probing;

/// <summary>The container in ffprobe's JSON.</summary>
internal sealed class ProbeFormat
{
    public int NbStreams { get; set; }
    public string? FormatName { get; set; }
    public string? FormatLongName { get; set; }
    public string? StartTime { get; set; }
    public string? Duration { get; set; }
    public string? BitRate { get; set; }
    public int ProbeScore { get; set; }
    public Dictionary<string, string>? Tags { get; set; }
}
