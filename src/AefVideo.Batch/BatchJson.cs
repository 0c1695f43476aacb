using System.Text.Json.Serialization;
using AefVideo.Batch.Reports;
using AefVideo.Batch.Results;

namespace AefVideo.Batch;

/// <summary>How results and reports are written as JSON: names in snake_case.</summary>
[JsonSourceGenerationOptions(UseStringEnumConverter = true, PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(ClipResult))]
[JsonSerializable(typeof(BatchReport))]
[JsonSerializable(typeof(string[][]))]
internal sealed partial class BatchJson : JsonSerializerContext;
