using AefVideo.Faces;

namespace AefVideo.Pipeline.Stages;

/// <summary>Finds the faces of every frame. One frame at a time and in order, since a face is followed from frame to frame.</summary>
/// <param name="tracker">Owned by the caller.</param>
public sealed class TrackStage(FaceTracker tracker) : IFrameStage
{
    /// <inheritdoc />
    public string Name => "track";

    /// <inheritdoc />
    public int Parallelism => 1;

    /// <summary>Who was seen so far.</summary>
    public FaceCensus Census { get; } = new();

    /// <inheritdoc />
    public void Process(Frame frame)
    {
        tracker.Track(frame.Picture, frame.Time, frame.Faces);
        Census.Add(frame.Faces);
    }
}
