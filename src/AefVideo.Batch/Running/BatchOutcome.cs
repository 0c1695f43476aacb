using AefVideo.Batch.Clips;
using AefVideo.Core.Errors;

namespace AefVideo.Batch.Running;

/// <summary>How a run of a batch ended.</summary>
/// <param name="Journal">Path of the journal.</param>
/// <param name="Clips">Clips that were wanted, of this shard.</param>
/// <param name="Skipped">Of these, done before.</param>
/// <param name="Done">Done in this run.</param>
/// <param name="Failed">Failed, with a sentence each.</param>
/// <param name="NotBegun">Not begun, because the run was stopped.</param>
/// <param name="LeftOut">What was found and not worked on.</param>
/// <param name="Elapsed">Wall time.</param>
/// <param name="WasCancelled">Whether the user stopped it.</param>
public sealed record BatchOutcome(
    string Journal, int Clips, int Skipped, int Done, IReadOnlyList<(string Clip, string Error)> Failed, int NotBegun, IReadOnlyList<LeftOut> LeftOut, TimeSpan Elapsed, bool WasCancelled)
{
    /// <summary>The exit code that says so.</summary>
    public ExitCode ExitCode => WasCancelled ? ExitCode.Cancelled
        : Failed.Count == 0 ? ExitCode.Done
        : Done + Skipped > 0 ? ExitCode.PartlyDone
        : ExitCode.Failed;
}
