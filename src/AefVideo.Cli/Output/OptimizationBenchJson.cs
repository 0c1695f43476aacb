using AefVideo.Evaluation.Benchmarks;

namespace AefVideo.Cli.Output;

/// <summary>The JSON of <c>aef bench optimize</c>.</summary>
internal sealed record OptimizationBenchJson(OptimizationBenchmarkResult Optimize);
