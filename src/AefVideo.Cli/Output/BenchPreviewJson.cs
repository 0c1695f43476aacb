using AefVideo.Preview.Benchmarks;

namespace AefVideo.Cli.Output;

/// <summary>The JSON of <c>aef bench preview</c>.</summary>
internal sealed record BenchPreviewJson(PreviewBenchmarkResult Preview);
