using AefVideo.Evaluation.Benchmarks.Codec;

namespace AefVideo.Cli.Output;

/// <summary>The JSON of <c>aef bench codec</c>.</summary>
internal sealed record BenchCodecJson(string Command, IReadOnlyList<CodecClip> Clips, IReadOnlyList<CodecRowJson> Rows)
{
    public BenchCodecJson(string command, CodecBenchmarkResult result)
        : this(command, result.Clips, [.. result.Rows.Select(row => new CodecRowJson(row))])
    {
    }
}
