using System.Text.Json.Serialization;

namespace FFMpegCore;

/// <summary>All frames of a file.</summary>
public class FFProbeFrames
{
    [JsonPropertyName("frames")] public List<FFProbeFrameAnalysis> Frames { get; set; } = null!;
}
