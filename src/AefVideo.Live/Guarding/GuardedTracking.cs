using AefVideo.Pipeline;
using AefVideo.Pipeline.Stages;

namespace AefVideo.Live.Guarding;

/// <summary>Finds the faces of a frame, and where that fails says so on the frame instead of ending the run.</summary>
/// <param name="track">Finds them.</param>
/// <param name="controls">Paused, nothing is looked for.</param>
/// <param name="faults">Takes what went wrong.</param>
internal sealed class GuardedTracking(IFrameStage track, LiveControls controls, FaultLog faults) : IFrameStage
{
    /// <inheritdoc />
    public string Name => track.Name;

    /// <inheritdoc />
    public int Parallelism => 1;

    /// <inheritdoc />
    public void Process(Frame frame)
    {
        if (frame.Gap != FrameGap.None || controls.IsPaused) return;
        try
        {
            track.Process(frame);
        }
        catch (Exception exception)
        {
            frame.Faces.Clear();
            frame.Gap = FrameGap.FacesUnknown;
            faults.Add(exception);
        }
    }
}
