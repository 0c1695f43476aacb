using System.Text.Json.Serialization;

namespace FFMpegCore;

/// <summary>Reads the configuration file.</summary>
[JsonSerializable(typeof(FFOptions))]
internal sealed partial class FFOptionsJson : JsonSerializerContext;
