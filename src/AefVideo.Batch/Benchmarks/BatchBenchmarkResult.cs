using AefVideo.Evaluation.Benchmarks;

namespace AefVideo.Batch.Benchmarks;

/// <summary>What <see cref="BatchBenchmark" /> found.</summary>
/// <param name="Clips">Clips of a run.</param>
/// <param name="ClipSeconds">Playing time of each.</param>
/// <param name="Rounds">How often each contender ran.</param>
/// <param name="Contenders">The loop of plain ffmpegs first: the ratios are to it.</param>
/// <param name="ClipsPerHour">Of each contender, in their order.</param>
/// <param name="JournalMilliseconds">What the journal takes for a clip, begun and done, both on the disk.</param>
/// <param name="Entries">Entries of the large journal.</param>
/// <param name="RestartSeconds">From starting the program until it has seen that every clip of the large journal is done.</param>
public sealed record BatchBenchmarkResult(
    int Clips, double ClipSeconds, int Rounds, IReadOnlyList<Contender> Contenders, IReadOnlyList<Sample> ClipsPerHour, Sample JournalMilliseconds, int Entries, Sample RestartSeconds);
