namespace AefVideo.Cli.Output;

/// <summary>The JSON of <c>aef batch status</c>.</summary>
internal sealed record BatchStatusJson(string Output, bool Paused, IReadOnlyList<JournalStatusJson> Journals);
