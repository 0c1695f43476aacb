using System.Text.Json.Serialization;

namespace AefVideo.Cli.Output;

/// <summary>One part of the pipeline in JSON: times per frame in milliseconds.</summary>
internal sealed record StageJson(
    string Name,
    [property: JsonPropertyName("p50_ms")] double P50,
    [property: JsonPropertyName("p95_ms")] double P95,
    [property: JsonPropertyName("p99_ms")] double P99,
    long Dropped);
