using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using AefVideo.Batch.Benchmarks;
using AefVideo.Live.Benchmarks;

namespace AefVideo.Cli.Output;

/// <summary>What <c>--json</c> prints: one object on one line, names in snake_case, text as it is.</summary>
[JsonSourceGenerationOptions(UseStringEnumConverter = true, PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(FailureJson))]
[JsonSerializable(typeof(ProtectionJson))]
[JsonSerializable(typeof(BatchJson))]
[JsonSerializable(typeof(BatchPlanJson))]
[JsonSerializable(typeof(BatchStatusJson))]
[JsonSerializable(typeof(DoctorJson))]
[JsonSerializable(typeof(BenchJson))]
[JsonSerializable(typeof(BenchGeneratorsJson))]
[JsonSerializable(typeof(EvaluationJson))]
[JsonSerializable(typeof(VerificationJson))]
[JsonSerializable(typeof(OptimizeJson))]
[JsonSerializable(typeof(OptimizationBenchJson))]
[JsonSerializable(typeof(BenchCodecJson))]
[JsonSerializable(typeof(PreviewJson))]
[JsonSerializable(typeof(BenchPreviewJson))]
[JsonSerializable(typeof(BatchBenchmarkResult))]
[JsonSerializable(typeof(LiveJson))]
[JsonSerializable(typeof(LiveBenchmarkResult))]
[JsonSerializable(typeof(CamerasJson))]
internal sealed partial class JsonOutput : JsonSerializerContext
{
    /// <summary>One line of JSON.</summary>
    public static string Serialize<T>(T value)
    {
        var options = new JsonSerializerOptions(Default.GeneratedSerializerOptions!) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
        return JsonSerializer.Serialize(value, (JsonTypeInfo<T>)new JsonOutput(options).GetTypeInfo(typeof(T))!);
    }
}
