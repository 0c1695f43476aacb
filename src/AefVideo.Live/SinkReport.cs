namespace AefVideo.Live;

/// <summary>What became of one sink.</summary>
/// <param name="Name">As users call it; keys are left away.</param>
/// <param name="State">"finished" or "failed".</param>
/// <param name="Frames">Frames that it took.</param>
/// <param name="Dropped">Frames that it was too slow for, or that came while it was closed.</param>
/// <param name="Failures">How often it failed.</param>
/// <param name="Latency">Of its frames.</param>
/// <param name="Message">Why it failed last, in a sentence; null where it did not.</param>
public sealed record SinkReport(string Name, string State, long Frames, long Dropped, long Failures, LatencyReport Latency, string? Message);
