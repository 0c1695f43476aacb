using System.Text.Json.Serialization;

namespace AefVideo.Evaluation.Benchmarks;

/// <summary>What goes to and comes from PyTorch's side of <see cref="OptimizationBenchmark" />, in JSON.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(OptimizationReferenceReply))]
[JsonSerializable(typeof(OptimizationReferenceOptions))]
[JsonSerializable(typeof(IReadOnlyList<OptimizationReferenceStep>))]
internal sealed partial class OptimizationReferenceJson : JsonSerializerContext;
