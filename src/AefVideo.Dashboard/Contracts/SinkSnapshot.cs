namespace AefVideo.Dashboard.Contracts;

/// <summary>How one sink stands.</summary>
/// <param name="Name">What it is called: <c>file out.mp4</c>.</param>
/// <param name="State">In a word: <c>running</c>, <c>failed</c>, <c>reconnecting</c>.</param>
/// <param name="Frames">Frames that it took.</param>
/// <param name="Drops">Frames that it was too slow for.</param>
/// <param name="Message">What is wrong, in a sentence; null where nothing is.</param>
public sealed record SinkSnapshot(string Name, string State, long Frames, long Drops, string? Message = null);
