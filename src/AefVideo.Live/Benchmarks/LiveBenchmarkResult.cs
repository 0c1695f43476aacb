namespace AefVideo.Live.Benchmarks;

/// <summary>What <see cref="LiveBenchmark" /> found.</summary>
/// <param name="Seconds">How long each contender ran.</param>
/// <param name="Rounds">How often.</param>
/// <param name="Paced">At the pace of a camera: 1280×720, 30 frames a second, to a file and a page that is watched.</param>
/// <param name="Unpaced">As fast as it goes, to a file: every frame of the clip.</param>
public sealed record LiveBenchmarkResult(double Seconds, int Rounds, IReadOnlyList<LiveContender> Paced, IReadOnlyList<LiveContender> Unpaced);
