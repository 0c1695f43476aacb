using AefVideo.Pipeline;

namespace AefVideo.Preview.Playback;

/// <summary>A frame on its way to the screen, or the end of the footage.</summary>
/// <param name="Frame">Held; null for the end.</param>
/// <param name="Epoch">Grows with every jump: what is from an earlier one is let go.</param>
/// <param name="Segment">Grows with every jump and every round of a loop: faces are followed within one.</param>
/// <param name="Time">On the player's own time, which goes on when a loop begins anew.</param>
/// <param name="Arrived">When the source gave it; a time stamp of <see cref="System.Diagnostics.Stopwatch" />.</param>
internal readonly record struct FedFrame(Frame? Frame, int Epoch, int Segment, TimeSpan Time, long Arrived);
