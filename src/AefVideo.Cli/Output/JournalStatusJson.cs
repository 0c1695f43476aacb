namespace AefVideo.Cli.Output;

/// <summary>How far a journal is. Clips is null where the journal does not know how many are wanted.</summary>
internal sealed record JournalStatusJson(string Journal, bool AtWork, int? Clips, int Done, IReadOnlyList<string> Running, IReadOnlyList<BatchFailureJson> Failed);
