using System.Text.Json.Serialization;

namespace FFMpegCore;

/// <summary>All packets of a file.</summary>
public class FFProbePackets
{
    [JsonPropertyName("packets")] public List<FFProbePacketAnalysis> Packets { get; set; } = null!;
}
