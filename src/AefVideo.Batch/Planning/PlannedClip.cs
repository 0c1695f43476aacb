using AefVideo.Batch.Clips;
using AefVideo.Batch.Journal;

namespace AefVideo.Batch.Planning;

/// <summary>A clip and what is to be done with it.</summary>
/// <param name="Clip">The clip.</param>
/// <param name="Output">The output's path below the output folder.</param>
/// <param name="Action">What to do.</param>
/// <param name="Reason">Why, in a few words.</param>
/// <param name="Entry">What the journal knows; null where that is nothing.</param>
public sealed record PlannedClip(Clip Clip, string Output, PlannedAction Action, string Reason, JournalEntry? Entry)
{
    /// <summary>Whether it was done before and is done again, which the user is told.</summary>
    public bool IsRedone => Action == PlannedAction.Protect && Entry is { State: ClipState.Done };
}
