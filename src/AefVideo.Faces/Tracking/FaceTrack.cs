using System.Drawing;
using System.Numerics;
using AefVideo.Core.Imaging;

namespace AefVideo.Faces.Tracking;

/// <summary>One face that is followed.</summary>
internal sealed class FaceTrack : IDisposable
{
    /// <summary>Side of the square that stands for the face when tracks and detections are compared, in sides of the aligned square.</summary>
    private const float BoxSide = 0.6f;

    /// <summary>How much of the newest motion goes into the velocity.</summary>
    private const float VelocityShare = 0.5f;

    /// <summary>Share of a detection's difference that the pose takes over: less passes on less of the detector's noise.</summary>
    private const float CorrectionShare = 0.4f;

    /// <summary>Difference between pose and detection, in sides of the aligned square, from which the detection is believed at once.</summary>
    private const float LargestCorrection = 0.25f;

    /// <summary>How far the face may stand from the middle of a patch that is used again, in samples.</summary>
    private const int LargestOffset = 6;

    /// <summary>
    /// Difference between pose and detection, in sides of the aligned square, that is put down to the detector. From one frame to the next, 95 % of its
    /// answers on faces of 300 pixels and more change by less than 0.006 in place, 0.016 in size and 0.025 in angle. A face at rest is not pushed about by that.
    /// </summary>
    private const float DetectorNoise = 0.015f;

    /// <summary>How far a face that rests has moved at most since it was last detected, in sides of the aligned square.</summary>
    private const float LargestRest = 0.1f;

    private PoseFilter _filter;
    private SteadyTransform _steady;
    private FacePose _detected;
    private bool _isAfterCut;

    /// <summary>Number of the face.</summary>
    public int Number { get; private set; }

    /// <summary>Where the face is, as followed and detected.</summary>
    public FacePose Pose { get; private set; }

    /// <summary>From the aligned unit square to luma pixels, smoothed and steadied.</summary>
    public SimilarityTransform FromAligned { get; private set; }

    /// <summary>How fast it moves, in luma pixels per second.</summary>
    public Vector2 Velocity { get; private set; }

    /// <summary>The key points in the aligned square.</summary>
    public FaceKeypoints Shape { get; private set; }

    /// <summary>Of the last detection.</summary>
    public float Score { get; private set; }

    /// <summary>Detections in a row that missed it.</summary>
    public int Misses { get; set; }

    /// <summary>Frames since a detector last looked for it.</summary>
    public int SinceLook { get; set; }

    /// <summary>Whether it has hardly moved since it was last detected.</summary>
    public bool IsAtRest => Pose.DistanceTo(_detected) < LargestRest;

    /// <summary>Since when it goes on along its path without being followed or detected; null where it is.</summary>
    public TimeSpan? LostSince { get; private set; }

    /// <summary>The last frame around the face.</summary>
    public FacePatch Before { get; private set; } = new();

    /// <summary>This frame around the face, at the same place.</summary>
    public FacePatch After { get; private set; } = new();

    /// <summary>The key points in luma pixels, not smoothed.</summary>
    public FaceKeypoints Keypoints => Shape.Transformed(Pose.ToTransform());

    /// <summary>The square that stands for the face.</summary>
    public RectangleF Box => BoxOf(Pose);

    /// <summary>The square that stands for a face at this pose.</summary>
    public static RectangleF BoxOf(in FacePose pose)
    {
        var side = pose.Side * BoxSide;
        return new(pose.Centre.X - side / 2, pose.Centre.Y - side / 2, side, side);
    }

    /// <summary>Begins anew with a face just detected.</summary>
    public void Start(int number, in FaceDetection face, in FacePose pose)
    {
        Number = number;
        Velocity = default;
        _isAfterCut = false;
        _steady.Reset();
        Snap(face, pose);
    }

    /// <summary>Cuts this frame's patch where the last one was.</summary>
    public void Look(ReadOnlySpan<byte> luma, int width, int height)
    {
        After.Cut(luma, width, height, Before.Place);
        _isAfterCut = true;
    }

    /// <summary>Takes over the motion that was seen since the last frame.</summary>
    public void Move(SimilarityTransform motion, float seconds)
    {
        var moved = FacePose.Of(Pose.ToTransform().Then(motion));
        Velocity = Vector2.Lerp(Velocity, (moved.Centre - Pose.Centre) / seconds, VelocityShare);
        Pose = moved;
        LostSince = null;
    }

    /// <summary>Goes on along the path, unseen.</summary>
    public void Drift(float seconds, TimeSpan now)
    {
        Pose = Pose with { Centre = Pose.Centre + Velocity * seconds };
        LostSince ??= now;
    }

    /// <summary>Takes over a detection.</summary>
    public void Correct(in FaceDetection face, in FacePose pose)
    {
        var distance = Pose.DistanceTo(pose);
        if (LostSince is not null || distance > LargestCorrection)
        {
            Snap(face, pose);
            return;
        }
        if (distance > DetectorNoise) Pose = Pose.Towards(pose, CorrectionShare * (1 - DetectorNoise / distance));
        Take(face, pose);
    }

    /// <summary>Smooths the pose and holds what comes out still; once a frame.</summary>
    public void Refine(float seconds, FaceTrackerOptions options) =>
        FromAligned = _steady.Follow(_filter.Filter(Pose, seconds, options).ToTransform(), seconds, options.Slack);

    /// <summary>Cuts the patch to follow from into the next frame.</summary>
    public void Remember(ReadOnlySpan<byte> luma, int width, int height)
    {
        var place = PatchPlace.Around(Pose, width, height);
        // This frame's patch serves as long as the face stands well inside of it.
        if (_isAfterCut && After.Place.Level == place.Level && Math.Abs(After.Place.Left - place.Left) <= LargestOffset && Math.Abs(After.Place.Top - place.Top) <= LargestOffset)
            (Before, After) = (After, Before);
        else Before.Cut(luma, width, height, place);
        _isAfterCut = false;
    }

    /// <inheritdoc />
    public void Dispose()
    {
        Before.Dispose();
        After.Dispose();
    }

    private void Snap(in FaceDetection face, in FacePose pose)
    {
        Pose = pose;
        _filter.Reset();
        Take(face, pose);
    }

    private void Take(in FaceDetection face, in FacePose pose)
    {
        Shape = face.Keypoints.Transformed(pose.ToTransform().Inverse());
        Score = face.Score;
        _detected = Pose;
        SinceLook = 0;
        Misses = 0;
        LostSince = null;
    }
}
