using AefVideo.Pipeline;
using AefVideo.Pipeline.Stages;

namespace AefVideo.Live.Guarding;

/// <summary>
/// Protects the faces of a frame. A frame whose faces are unknown or could not be protected leaves only as the policy allows: nothing unprotected gets past here unnoticed.
/// </summary>
/// <param name="protect">Protects them.</param>
/// <param name="controls">What was asked for.</param>
/// <param name="slate">Draws what is shown instead.</param>
/// <param name="policy">What to do about gaps.</param>
/// <param name="faults">Takes what went wrong.</param>
internal sealed class GuardedProtection(IFrameStage protect, LiveControls controls, Slate slate, GapPolicy policy, FaultLog faults) : IFrameStage
{
    /// <summary>The text of a frame that is not shown.</summary>
    public const string Unchecked = "PROTECTION IS BEHIND";

    /// <inheritdoc />
    public string Name => protect.Name;

    /// <inheritdoc />
    public int Parallelism => 1;

    /// <inheritdoc />
    public void Process(Frame frame)
    {
        if (controls.IsPaused || controls.IsBlank)
        {
            slate.Draw(frame.Picture, controls.IsPaused ? "PAUSED" : "BE RIGHT BACK");
            return;
        }
        if (frame.Gap == FrameGap.None) Protect(frame);
        if (frame.Gap is FrameGap.FacesUnknown or FrameGap.Unprotected) Cover(frame);
    }

    /// <summary>Brings a frame with a gap into the state in which it may be shown.</summary>
    public void Cover(Frame frame)
    {
        if (policy == GapPolicy.Blank) slate.Draw(frame.Picture, Unchecked);
        else if (policy == GapPolicy.Mark) slate.Mark(frame.Picture);
    }

    private void Protect(Frame frame)
    {
        try
        {
            protect.Process(frame);
        }
        catch (Exception exception)
        {
            frame.Gap = FrameGap.Unprotected;
            faults.Add(exception);
        }
    }
}
