using System.Text.Json;
using System.Text.Json.Serialization;

namespace FFMpegCore.Probing;

/// <summary>A stream in ffprobe's JSON.</summary>
internal sealed class ProbeStream
{
    public int Index { get; set; }
    public string? CodecType { get; set; }
    public string? CodecName { get; set; }
    public string? CodecLongName { get; set; }
    public string? CodecTag { get; set; }
    public string? CodecTagString { get; set; }
    public string? Profile { get; set; }
    public string? BitRate { get; set; }
    public string? BitsPerRawSample { get; set; }
    public int BitsPerSample { get; set; }
    public string? StartTime { get; set; }
    public string? Duration { get; set; }
    public int? Channels { get; set; }
    public string? ChannelLayout { get; set; }
    public string? SampleRate { get; set; }
    public int? Width { get; set; }
    public int? Height { get; set; }
    public int Level { get; set; }
    public string? AvgFrameRate { get; set; }
    public string? RFrameRate { get; set; }
    public string? DisplayAspectRatio { get; set; }
    public string? SampleAspectRatio { get; set; }
    public string? PixFmt { get; set; }
    public string? ColorRange { get; set; }
    public string? ColorSpace { get; set; }
    public string? ColorTransfer { get; set; }
    public string? ColorPrimaries { get; set; }
    public Dictionary<string, int>? Disposition { get; set; }
    public Dictionary<string, string>? Tags { get; set; }

    [JsonPropertyName("side_data_list")]
    public List<Dictionary<string, JsonElement>>? SideData { get; set; }
}
