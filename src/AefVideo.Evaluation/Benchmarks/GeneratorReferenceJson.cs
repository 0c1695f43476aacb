using System.Text.Json.Serialization;

namespace AefVideo.Evaluation.Benchmarks;

/// <summary>The protocol in JSON.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(GeneratorReferenceRequest))]
[JsonSerializable(typeof(GeneratorReferenceReply))]
internal sealed partial class GeneratorReferenceJson : JsonSerializerContext;
