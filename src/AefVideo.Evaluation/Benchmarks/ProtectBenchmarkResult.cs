namespace AefVideo.Evaluation.Benchmarks;

/// <summary>What <see cref="ProtectBenchmark" /> found.</summary>
/// <param name="Clip">What the measured clip was made of.</param>
/// <param name="Seconds">Its playing time.</param>
/// <param name="Rounds">How often each contender ran.</param>
/// <param name="Contenders">Plain ffmpeg first: the ratios are to it.</param>
/// <param name="FirstFrameSeconds">From the start of protecting until the first frame went to the encoder.</param>
/// <param name="PeakMemoryBytes">The most memory of our own process, ffmpeg's not included.</param>
/// <param name="LongSeconds">Playing time of the long clip, if it was run.</param>
/// <param name="LongPeakMemoryBytes">The most memory of our own process on the long clip.</param>
public sealed record ProtectBenchmarkResult(
    string Clip,
    double Seconds,
    int Rounds,
    IReadOnlyList<Contender> Contenders,
    Sample FirstFrameSeconds,
    Sample PeakMemoryBytes,
    double? LongSeconds,
    double? LongPeakMemoryBytes);
