using System.Numerics;
using AefVideo.Faces;
using AefVideo.Pipeline.Jobs;

namespace AefVideo.Pipeline.Stages;

/// <summary>Looks for faces that are not followed, in some frames, spread evenly. Stands behind tracking and before protecting, and changes nothing.</summary>
/// <param name="detector">One that finds small faces too; stays the caller's.</param>
/// <param name="frames">How many frames to look at.</param>
/// <param name="expected">How many there will be; null where that is not known, then every 25th is looked at.</param>
/// <param name="clockwiseQuarterTurns">By which players turn the pictures.</param>
public sealed class AuditStage(IFaceDetector detector, int frames, long? expected, int clockwiseQuarterTurns) : IFrameStage
{
    private const int StepOfUnknownLength = 25;

    // Two finds are one face when their centres are nearer than the smaller one is wide.
    private const float SameFace = 0.7f;
    private readonly long _step = expected is { } all ? Math.Max(1, all / Math.Max(1, frames)) : StepOfUnknownLength;
    private readonly List<FaceDetection> _found = [];

    /// <inheritdoc />
    public string Name => "audit";

    /// <inheritdoc />
    public int Parallelism => 1;

    /// <summary>What was found so far; complete once the run has ended.</summary>
    public FaceAudit Result { get; private set; }

    /// <inheritdoc />
    public void Process(Frame frame)
    {
        if (Result.Frames >= frames || frame.Sequence % _step != _step / 2) return;
        detector.Detect(frame.Picture, clockwiseQuarterTurns, _found);
        var missed = 0;
        foreach (var face in _found)
            if (!IsFollowed(face, frame.Faces)) missed++;
        Result = new(Result.Frames + 1, Result.Faces + _found.Count, Result.Missed + missed);
    }

    private static bool IsFollowed(FaceDetection face, List<TrackedFace> followed)
    {
        var centre = new Vector2(face.Box.X + face.Box.Width / 2, face.Box.Y + face.Box.Height / 2);
        foreach (var other in followed)
        {
            var side = Math.Min(face.Box.Width, other.FromAligned.Scale);
            if (Vector2.Distance(centre, other.FromAligned.Apply(new(0.5f, 0.5f))) < SameFace * side) return true;
        }
        return false;
    }
}
