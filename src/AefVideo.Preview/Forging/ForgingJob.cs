using AefVideo.Pipeline;

namespace AefVideo.Preview.Forging;

/// <summary>A frame whose face is to be forged.</summary>
/// <param name="Frame">Held.</param>
/// <param name="Segment">Which stretch of playing it is from.</param>
/// <param name="Time">When it is shown, on the player's own time.</param>
/// <param name="Choice">What to forge.</param>
/// <param name="Ticket">Grows from job to job.</param>
internal readonly record struct ForgingJob(Frame Frame, int Segment, TimeSpan Time, ForgingChoice Choice, long Ticket);
