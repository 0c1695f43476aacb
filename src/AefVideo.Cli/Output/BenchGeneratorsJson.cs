using AefVideo.Evaluation.Benchmarks;

namespace AefVideo.Cli.Output;

/// <summary>The JSON of <c>aef bench generators</c>.</summary>
internal sealed record BenchGeneratorsJson(GeneratorBenchmarkResult Generators);
