using System.Text.Json.Serialization;

namespace FFMpegCore.Probing;

/// <summary>Reads ffprobe's JSON. It writes some numbers as texts.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    NumberHandling = JsonNumberHandling.AllowReadingFromString,
    GenerationMode = JsonSourceGenerationMode.Metadata)]
[JsonSerializable(typeof(ProbeDocument))]
[JsonSerializable(typeof(FFProbeFrames))]
[JsonSerializable(typeof(FFProbePackets))]
internal sealed partial class ProbeJson : JsonSerializerContext;
