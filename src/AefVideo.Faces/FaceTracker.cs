using System.Drawing;
using System.Numerics;
using AefVideo.Core.Errors;
using AefVideo.Core.Imaging;
using AefVideo.Faces.Detection;
using AefVideo.Faces.Tracking;
using OpenCvSharp;

namespace AefVideo.Faces;

/// <summary>
/// Follows every face of a video from frame to frame: a search of the whole picture now and then, a look at each known face more often, Lucas–Kanade
/// between, One-Euro smoothing of the result. The same frames always give the same faces, whatever the number of threads.
/// <para>
/// A face that appears is unprotected until the next search: for at most <see cref="FaceTrackerOptions.DetectEvery" /> − 1 frames. Where its coming changes the
/// picture visibly, it is at most <see cref="FaceTrackerOptions.RestBetweenDetections" /> − 1, and four times that rest − 1 in a picture that has been moving
/// all over without anybody coming. A pipeline that holds back that many
/// frames can protect those too: it gives them the first transform of the new track.
/// </para>
/// </summary>
public sealed class FaceTracker : IDisposable
{
    /// <summary>Cost of pairing a track with a detection above which they are two faces; 0 is the same place, 1 is no overlap and a face apart.</summary>
    private const double LargestCost = 0.8;

    /// <summary>Cost of leaving a track or a detection alone, against that of any other pairing.</summary>
    private const double Forbidden = 1000;

    /// <summary>Overlap of the squares of two faces from which they are one, or hide each other.</summary>
    private const float SameFaceOverlap = 0.4f;

    /// <summary>Overlap from which the points on one face may lie on another.</summary>
    private const float TouchingOverlap = 0.02f;

    /// <summary>Share of the points on a face that must move together.</summary>
    private const float AgreeingShare = 0.35f;

    /// <summary>Points on a face that must move together.</summary>
    private const int LeastAgreeing = 8;

    /// <summary>
    /// The region in which motion is a known person's own and calls for no detection: so far to each side of the middle of the face, above it, and below it where
    /// the body is, in sides of the aligned square. With the face alone, a person who walks would be searched for all the time.
    /// </summary>
    private const float KnownAside = 0.9f;

    /// <inheritdoc cref="KnownAside" />
    private const float KnownAbove = 0.7f;

    /// <inheritdoc cref="KnownAside" />
    private const float KnownBelow = 3.5f;

    /// <summary>How many times <see cref="FaceTrackerOptions.RestBetweenDetections" /> pass between searches for motion that find nobody.</summary>
    private const long LongestRest = 4;

    /// <summary>Time between frames that is assumed for the first one and where the time stamps make no sense.</summary>
    private const float UsualSeconds = 1 / 25f;

    private static readonly Comparison<FaceDetection> BestFirst = (a, b) => b.Score.CompareTo(a.Score);

    private readonly IFaceDetector _detector;
    private readonly FaceTrackerOptions _options;
    private readonly AlignmentTemplate _template = AlignmentTemplate.CelebA;
    private readonly SceneWatch _scene = new();
    private readonly PointFlow _flow = new();
    private readonly Assignment _assignment = new();
    private readonly PlaneMats _planeMats = new();
    private readonly Mat _gray = new();
    private readonly List<FaceTrack> _tracks = [];
    private readonly Stack<FaceTrack> _unused = new();
    private readonly List<FaceDetection> _found = [];
    private readonly Vector2[] _from = new Vector2[PointFlow.Capacity];
    private readonly Vector2[] _to = new Vector2[PointFlow.Capacity];
    private readonly float[] _weights = new float[PointFlow.Capacity];
    private PictureFormat? _format;
    private TimeSpan _lastTime;
    private int _sinceDetection;
    private int _rest;
    private int _lastNumber;
    private bool _isFaceLost;
    private bool _isFaceMissed;

    /// <param name="detector">Used, not disposed.</param>
    /// <param name="options">How to track.</param>
    /// <exception cref="UsageException">An option is out of its range.</exception>
    public FaceTracker(IFaceDetector detector, FaceTrackerOptions options)
    {
        ArgumentNullException.ThrowIfNull(detector);
        ArgumentNullException.ThrowIfNull(options);
        if (options.DetectEvery < 1) throw new UsageException($"Faces cannot be detected every {options.DetectEvery} frames; give 1 or more.");
        if (options.LookEvery < 1) throw new UsageException($"Known faces cannot be looked at every {options.LookEvery} frames; give 1 or more.");
        if (!(options.Slack >= 0)) throw new UsageException($"A slack of {options.Slack} is not a distance; give 0 or more.");
        _detector = detector;
        _options = options;
        _rest = options.RestBetweenDetections;
    }

    /// <summary>Frames in which the whole picture was searched.</summary>
    public long Detections { get; private set; }

    /// <summary>Looks at single faces, beside those that are part of a search.</summary>
    public long Looks { get; private set; }

    /// <summary>Scene cuts seen.</summary>
    public long Cuts { get; private set; }

    /// <summary>Finds the faces of the next frame.</summary>
    /// <param name="picture">The frame; a change of size or layout starts anew.</param>
    /// <param name="time">Its presentation time.</param>
    /// <param name="faces">Emptied, then filled, oldest track first.</param>
    public void Track(Picture picture, TimeSpan time, List<TrackedFace> faces)
    {
        ArgumentNullException.ThrowIfNull(picture);
        ArgumentNullException.ThrowIfNull(faces);
        if (_format != picture.Format) Reset(picture.Format);
        int width = picture.Format.Width, height = picture.Format.Height;
        var luma = Luma(picture);
        var seconds = (float)(time - _lastTime).TotalSeconds;
        if (!(seconds is > 0 and < 1)) seconds = UsualSeconds;
        _lastTime = time;

        var isCut = _scene.Advance(luma, width, height);
        if (isCut) Cut();
        else FollowAll(luma, width, height, seconds, time);

        _sinceDetection++;
        foreach (var track in _tracks) track.SinceLook++;
        if (!isCut && !IsDetectionDue()) LookAtOne(picture);
        if (isCut || IsDetectionDue()) Detect(picture);
        Drop(width, height, time);

        faces.Clear();
        foreach (var track in _tracks)
        {
            track.Refine(seconds, _options);
            track.Remember(luma, width, height);
            var keypoints = track.Shape.Transformed(track.FromAligned);
            faces.Add(new(track.Number, track.FromAligned, keypoints, track.Score, ConditionOf(keypoints)));
        }
        GC.KeepAlive(picture);
    }

    /// <inheritdoc />
    public void Dispose()
    {
        foreach (var track in _tracks) track.Dispose();
        foreach (var track in _unused) track.Dispose();
        _tracks.Clear();
        _unused.Clear();
        _flow.Dispose();
        _planeMats.Dispose();
        _gray.Dispose();
    }

    private void Reset(PictureFormat format)
    {
        _format = format;
        EndAll();
        _scene.Reset();
        _sinceDetection = _options.DetectEvery;
    }

    private void Cut()
    {
        Cuts++;
        EndAll();
    }

    private void EndAll()
    {
        foreach (var track in _tracks) _unused.Push(track);
        _tracks.Clear();
    }

    private unsafe ReadOnlySpan<byte> Luma(Picture picture)
    {
        if (picture.Format.Layout != PixelLayout.Bgr24) return picture.Plane(0);
        Cv2.CvtColor(_planeMats.Of(picture, 0), _gray, ColorConversionCodes.BGR2GRAY);
        return new((void*)_gray.Data, picture.Format.Width * picture.Format.Height);
    }

    private bool IsDetectionDue()
    {
        if (_sinceDetection >= (IsAnyUncertain() ? Math.Min(_options.LookEvery, _options.DetectEvery) : _options.DetectEvery)) return true;
        if (_sinceDetection >= _options.RestBetweenDetections && (_isFaceLost || _isFaceMissed)) return true;
        return _sinceDetection >= _rest && _scene.HasMotionElsewhere();
    }

    /// <summary>Whether a face is hidden, or touches another: a look at its place could not tell whose face it sees, a search of all can.</summary>
    private bool IsAnyUncertain()
    {
        foreach (var track in _tracks)
            if (track.LostSince is not null || TouchesAnother(track)) return true;
        return false;
    }

    /// <summary>Looks for the face that has waited longest, so that no frame costs much more than the others.</summary>
    private void LookAtOne(Picture picture)
    {
        FaceTrack? due = null;
        foreach (var track in _tracks)
        {
            if (track.SinceLook < LooksApart(track) || TouchesAnother(track)) continue;
            if (due is null || track.SinceLook > due.SinceLook) due = track;
        }
        if (due is null) return;
        Looks++;
        if (LookFor(picture, due)) return;
        due.SinceLook = 0;
        if (due.LostSince is not null) return;
        // It may have been followed to a wrong place. Where a search misses it too, it is not searched for again.
        if (due.Misses == 0) _isFaceMissed = true;
        else due.Misses++;
    }

    private int LooksApart(FaceTrack track)
    {
        if (track.LostSince is not null) return _options.RestBetweenDetections;
        return track.Misses == 0 && track.IsAtRest ? 2 * _options.LookEvery : _options.LookEvery;
    }

    private void FollowAll(ReadOnlySpan<byte> luma, int width, int height, float seconds, TimeSpan time)
    {
        foreach (var track in _tracks)
        {
            var wasLost = track.LostSince is not null;
            if (!TryFollow(track, luma, width, height, seconds)) track.Drift(seconds, time);
            _isFaceLost |= !wasLost && track.LostSince is not null;
        }
        foreach (var track in _tracks) MarkKnown(track, width, height);
    }

    private bool TryFollow(FaceTrack track, ReadOnlySpan<byte> luma, int width, int height, float seconds)
    {
        if (track.LostSince is not null) return false;
        track.Look(luma, width, height);
        var shift = track.Velocity * seconds;
        var count = _flow.Follow(track.Before, track.After, track.Pose, shift, width, height, _from, _to, out var visible);
        var least = Math.Max(LeastAgreeing, (int)(AgreeingShare * visible));
        if (count < least) return false;

        // Where faces touch, the points of one may lie on the other: those that go on as before are its own.
        var side = track.Pose.Side;
        var touches = TouchesAnother(track);
        if (!touches) shift = MedianShift(count);
        var guess = SimilarityTransform.Identity with { X = shift.X, Y = shift.Y };
        var sample = 1 << track.Before.Place.Level;
        var agreeing = RobustSimilarity.Estimate(
            _from.AsSpan(0, count), _to.AsSpan(0, count), guess, (touches ? 0.04f : 0.15f) * side, MathF.Max(1.5f * sample, 0.015f * side), _weights.AsSpan(0, count), out var motion);
        if (agreeing < least || !IsPossible(motion)) return false;
        track.Move(motion, seconds);
        return true;
    }

    /// <summary>Whether a face can change so much from one frame to the next.</summary>
    private static bool IsPossible(SimilarityTransform motion) => motion.Scale is > 0.8f and < 1.25f && MathF.Abs(motion.Angle) < 0.35f;

    private bool TouchesAnother(FaceTrack track)
    {
        foreach (var other in _tracks)
            if (other != track && WeightedBlend.Overlap(track.Box, other.Box) > TouchingOverlap) return true;
        return false;
    }

    private Vector2 MedianShift(int count)
    {
        Span<float> x = stackalloc float[PointFlow.Capacity];
        Span<float> y = stackalloc float[PointFlow.Capacity];
        for (var i = 0; i < count; i++) (x[i], y[i]) = (_to[i].X - _from[i].X, _to[i].Y - _from[i].Y);
        x[..count].Sort();
        y[..count].Sort();
        return new(x[count / 2], y[count / 2]);
    }

    private void Detect(Picture picture)
    {
        Detections++;
        var isForMotion = _sinceDetection < _options.DetectEvery && _scene.HasMotionElsewhere();
        var lastNumber = _lastNumber;
        _sinceDetection = 0;
        _isFaceLost = _isFaceMissed = false;
        _detector.Detect(picture, _options.ClockwiseQuarterTurns, _found);
        _found.Sort(BestFirst);
        var rowOfColumn = Pair();
        var known = _tracks.Count;
        for (var i = 0; i < rowOfColumn.Length; i++)
        {
            var row = rowOfColumn[i];
            var isPair = row < known && i < _found.Count && _assignment[row, i] <= LargestCost;
            if (isPair) _tracks[row].Correct(_found[i], PoseOf(_found[i]));
            else
            {
                if (row < known) _tracks[row].Misses++;
                if (i < _found.Count) StartTrack(_found[i], known);
            }
        }
        for (var i = 0; i < known; i++)
            if (_tracks[i].Misses > 0) LookFor(picture, _tracks[i]);

        var isInVain = isForMotion && _lastNumber == lastNumber;
        _rest = isInVain ? (int)Math.Min(2L * _rest, Math.Min(int.MaxValue, LongestRest * _options.RestBetweenDetections)) : _options.RestBetweenDetections;
        _scene.MarkDetected();
        foreach (var track in _tracks) MarkKnown(track, picture.Format.Width, picture.Format.Height);
    }

    private ReadOnlySpan<int> Pair()
    {
        _assignment.Resize(Math.Max(_tracks.Count, _found.Count), Forbidden);
        for (var row = 0; row < _tracks.Count; row++)
        {
            for (var column = 0; column < _found.Count; column++)
            {
                var cost = Cost(_tracks[row], PoseOf(_found[column]));
                if (cost <= LargestCost) _assignment[row, column] = cost;
            }
        }
        return _assignment.Solve();
    }

    private static double Cost(FaceTrack track, in FacePose pose)
    {
        var overlap = WeightedBlend.Overlap(track.Box, FaceTrack.BoxOf(pose));
        // Of two tracks at one place, the one that is seen is the one that was found.
        var unseen = track.LostSince is null ? 0 : 0.1;
        return (1 - overlap) / 2 + track.Pose.DistanceTo(pose) / 2 + unseen;
    }

    private FacePose PoseOf(in FaceDetection face) => FacePose.Of(_template.FromAligned(face.Keypoints));

    private void StartTrack(in FaceDetection face, int known)
    {
        if (face.Score < _options.StartScore) return;
        var pose = PoseOf(face);
        for (var i = 0; i < known; i++)
            if (_tracks[i].LostSince is null && WeightedBlend.Overlap(_tracks[i].Box, FaceTrack.BoxOf(pose)) > SameFaceOverlap) return;
        var track = _unused.TryPop(out var used) ? used : new FaceTrack();
        track.Start(++_lastNumber, face, pose);
        _tracks.Add(track);
    }

    /// <summary>Looks at the place of one face. Finds some that a search misses: tilted or turned too far to be seen from afar.</summary>
    private bool LookFor(Picture picture, FaceTrack track)
    {
        if (!_detector.TryDetectNear(picture, track.Keypoints, out var face)) return false;
        var pose = PoseOf(face);
        var box = FaceTrack.BoxOf(pose);
        if (Cost(track, pose) > LargestCost) return false;
        foreach (var other in _tracks)
            if (other != track && WeightedBlend.Overlap(other.Box, box) > SameFaceOverlap) return false;
        track.Correct(face, pose);
        return true;
    }

    private void Drop(int width, int height, TimeSpan time)
    {
        for (var i = _tracks.Count - 1; i >= 0; i--)
        {
            var track = _tracks[i];
            var isOutside = track.Pose.Centre is not { X: >= 0, Y: >= 0 } || track.Pose.Centre.X > width || track.Pose.Centre.Y > height;
            var isMissed = track.LostSince is null && track.Misses >= _options.MissesToEnd;
            var isLost = track.LostSince is { } since && time - since > _options.Coast;
            if (!isOutside && !isMissed && !isLost && !IsDuplicate(i)) continue;
            _tracks.RemoveAt(i);
            _unused.Push(track);
        }
    }

    /// <summary>Whether an older track that is seen has come to stand where this one is, so that one face would be protected twice.</summary>
    private bool IsDuplicate(int index)
    {
        for (var i = 0; i < index; i++)
            if (_tracks[i].LostSince is null && _tracks[index].Misses > 1 && WeightedBlend.Overlap(_tracks[i].Box, _tracks[index].Box) > 0.8f) return true;
        return false;
    }

    private void MarkKnown(FaceTrack track, int width, int height)
    {
        var right = SearchSquare.UprightRow(_options.ClockwiseQuarterTurns);
        var down = new Vector2(-right.Y, right.X);
        var side = track.Pose.Side;
        var head = track.Pose.Centre - side * (KnownAbove * down + KnownAside * right);
        var foot = track.Pose.Centre + side * (KnownBelow * down + KnownAside * right);
        var corner = Vector2.Min(head, foot);
        var size = Vector2.Abs(foot - head);
        _scene.MarkKnown(new RectangleF(corner.X, corner.Y, size.X, size.Y), width, height);
    }

    private FaceCondition ConditionOf(in FaceKeypoints keypoints)
    {
        var condition = FaceCondition.None;
        if (keypoints.EyeDistance < _options.SmallestEyeDistance) condition |= FaceCondition.TooSmall;
        if (MathF.Abs(keypoints.Yaw) > _options.LargestYaw) condition |= FaceCondition.TurnedAway;
        return condition;
    }
}
