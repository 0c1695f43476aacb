namespace AefVideo.Live;

/// <summary>What became of the sound.</summary>
/// <param name="Duration">Of all sound, silence included.</param>
/// <param name="Jumps">How often a hole was filled or a piece was let go.</param>
/// <param name="Corrections">Samples put in or left out to follow the clock.</param>
/// <param name="Message">Why it ended, in a sentence; null where it did not.</param>
public sealed record SoundReport(TimeSpan Duration, int Jumps, long Corrections, string? Message);
