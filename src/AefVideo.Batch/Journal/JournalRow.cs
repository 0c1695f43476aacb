using AefVideo.Batch.Results;

namespace AefVideo.Batch.Journal;

/// <summary>What the journal knows of a clip, for reports.</summary>
/// <param name="Name">Its path below the root.</param>
/// <param name="State">Where it stands.</param>
/// <param name="Attempts">How often it was begun.</param>
/// <param name="Output">The output's path below the output folder.</param>
/// <param name="Error">Why it failed; null where it did not.</param>
/// <param name="Reason">Why it was last begun.</param>
/// <param name="Begun">When, ISO 8601, UTC.</param>
/// <param name="Ended">When it ended; null while it runs.</param>
/// <param name="InputBytes">Size of the input.</param>
/// <param name="Result">What was found; null where it is not done.</param>
public sealed record JournalRow(string Name, ClipState State, int Attempts, string Output, string? Error, string Reason, string Begun, string? Ended, long InputBytes, ClipResult? Result);
