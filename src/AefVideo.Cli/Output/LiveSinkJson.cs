namespace AefVideo.Cli.Output;

/// <summary>One sink of a live run.</summary>
internal sealed record LiveSinkJson(string Name, string State, long Frames, long Drops, long Failures, LatencyJson LatencyMs, string? Message);
