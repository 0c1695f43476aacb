using AefVideo.Faces;
using AefVideo.Pipeline.Stages;

namespace AefVideo.Live.Tests.Stand;

/// <summary>The real tracker over the real detector, or over one that a test can make fail.</summary>
internal sealed class RealTracking : IDisposable
{
    private readonly IFaceDetector _detector;
    private readonly FaceTracker _tracker;

    private RealTracking(IFaceDetector detector)
    {
        _detector = detector;
        _tracker = new(detector, new());
    }

    public static TrackStage Stage(out RealTracking tracking, Func<IFaceDetector, IFaceDetector>? wrap = null)
    {
        var detector = new BlazeFaceDetector(new());
        tracking = new(wrap?.Invoke(detector) ?? detector);
        return new(tracking._tracker);
    }

    public void Dispose()
    {
        _tracker.Dispose();
        _detector.Dispose();
    }
}
