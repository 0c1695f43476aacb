using AefVideo.Evaluation.Benchmarks;

namespace AefVideo.Cli.Output;

/// <summary>The JSON of <c>aef bench</c>.</summary>
internal sealed record BenchJson(ProtectBenchmarkResult Protect);
