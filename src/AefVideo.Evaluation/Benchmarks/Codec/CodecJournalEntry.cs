namespace AefVideo.Evaluation.Benchmarks.Codec;

/// <summary>A line of a <see cref="CodecJournal" />.</summary>
/// <param name="Key">Perturbation, rate factor and face size.</param>
/// <param name="Row">What was measured.</param>
internal sealed record CodecJournalEntry(string Key, CodecRow Row);
