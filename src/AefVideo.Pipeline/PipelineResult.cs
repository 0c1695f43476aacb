using System.Runtime.ExceptionServices;

namespace AefVideo.Pipeline;

/// <summary>What came of a run. A fault is a state here, not an exception that jumps between threads.</summary>
/// <param name="Outcome">How it ended.</param>
/// <param name="Frames">How many frames reached the sink.</param>
/// <param name="FirstFrame">From the start until the sink had taken the first frame; zero when none came.</param>
/// <param name="Elapsed">From the start to the finished output.</param>
/// <param name="FaultedPart">The source, stage or sink that failed first, if any did.</param>
/// <param name="Fault">What it threw.</param>
public sealed record PipelineResult(
    PipelineOutcome Outcome, long Frames, TimeSpan FirstFrame, TimeSpan Elapsed, string? FaultedPart, Exception? Fault)
{
    /// <summary>Throws the fault, with the stack of its origin, or an <see cref="OperationCanceledException" /> after a cancelled run.</summary>
    public void ThrowUnlessCompleted()
    {
        if (Fault is not null) ExceptionDispatchInfo.Throw(Fault);
        if (Outcome == PipelineOutcome.Cancelled) throw new OperationCanceledException();
    }
}
