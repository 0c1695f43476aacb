using System.Numerics;
using AefVideo.Core.Errors;
using AefVideo.Core.Imaging;
using OpenCvSharp;

namespace AefVideo.Faces.Tests;

[Collection(nameof(OpenCvThreads))]
public class FaceTrackerTests
{
    private const int Width = 640;
    private const int Height = 360;

    public static TheoryData<string> Motions => ["pan", "zoom", "turn", "shake", "all"];

    [Theory]
    [MemberData(nameof(Motions))]
    public void A_moving_face_is_followed(string motion)
    {
        using var scene = new Scene(new() { DetectEvery = 10 });
        SimilarityTransform Place(int frame)
        {
            float t = frame / 25f, x = 200, y = 160, scale = 0.8f, angle = 0;
            if (motion is "pan" or "all") (x, y) = (200 + 120 * t, 160 + 25 * t);
            if (motion is "zoom" or "all") scale = 0.8f * MathF.Exp(0.3f * t);
            if (motion is "turn" or "all") angle = 0.4f * MathF.Sin(2 * t);
            if (motion is "shake") x = 300 + 12 * MathF.Sin(12 * t);
            return Portrait.At(x, y, scale, angle);
        }

        for (var frame = 0; frame < 60; frame++)
        {
            var face = Assert.Single(scene.Next(Place(frame)));
            Assert.Equal(1, face.Track);
            var offset = Offset(face, scene.Aligned, Place(frame));
            Assert.True(offset < 0.06f, $"off by {offset:F3} of the aligned square in frame {frame}");
        }
    }

    [Fact]
    public void A_resting_face_rests()
    {
        using var scene = new Scene(new() { DetectEvery = 5 });
        var random = new Random(4);
        var poses = new List<SimilarityTransform>();
        for (var frame = 0; frame < 60; frame++)
        {
            var picture = Portrait.Frame(Width, Height, Portrait.At(320, 160));
            foreach (ref var sample in picture.Plane(0)) sample = (byte)Math.Clamp(sample + random.Next(-5, 6), 0, 255);
            var face = Assert.Single(scene.Next(picture));
            if (frame >= 20) poses.Add(face.FromAligned);
        }
        var middle = poses.ConvertAll(pose => pose.Apply(new(0.5f, 0.6f)));
        Assert.True(middle.Max(at => at.X) - middle.Min(at => at.X) < 0.015f * poses[0].Scale);
        Assert.True(middle.Max(at => at.Y) - middle.Min(at => at.Y) < 0.015f * poses[0].Scale);
        Assert.True(poses.Max(pose => pose.Scale) / poses.Min(pose => pose.Scale) < 1.03f);
    }

    [Theory]
    [InlineData(5)]
    [InlineData(9)]
    public void Two_faces_that_cross_keep_their_numbers(float step)
    {
        using var scene = new Scene(new());
        var frames = (int)(440 / step);
        for (var frame = 0; frame <= frames; frame++)
        {
            SimilarityTransform right = Portrait.At(100 + step * frame, 150, 0.7f), left = Portrait.At(540 - step * frame, 165, 0.7f);
            var faces = scene.Next(right, left);
            if (frame == 0)
            {
                Assert.Equal(2, faces.Count);
                continue;
            }
            if (frame != frames) continue;
            Assert.Equal([1, 2], faces.Select(face => face.Track).Order());
            foreach (var face in faces)
            {
                var isFirst = face.Track == scene.NumberAtStart(100);
                Assert.True(Offset(face, scene.Aligned, isFirst ? right : left) < 0.15f);
            }
        }
    }

    [Fact]
    public void A_cut_ends_the_tracks_and_the_new_faces_are_found_in_the_same_frame()
    {
        using var scene = new Scene(new() { DetectEvery = 100, RestBetweenDetections = 50 });
        for (var frame = 0; frame < 12; frame++) Assert.Equal(1, Assert.Single(scene.Next(Portrait.At(200, 160, 0.8f))).Track);

        using var other = Portrait.Background(Width, Height, 99);
        Portrait.DrawInto(other, Portrait.At(460, 140, 0.9f));
        for (var frame = 0; frame < 3; frame++)
        {
            var face = Assert.Single(scene.Next(Pictures.FromBgr(other, PixelLayout.Yuv420)));
            Assert.Equal(2, face.Track);
            Assert.True(Offset(face, scene.Aligned, Portrait.At(460, 140, 0.9f)) < 0.06f);
        }
        Assert.Equal(1, scene.Tracker.Cuts);
        Assert.Equal(2, scene.Tracker.Detections);
    }

    [Fact]
    public void A_face_that_comes_in_is_found_before_the_next_detection_is_due()
    {
        using var scene = new Scene(new() { DetectEvery = 100, RestBetweenDetections = 3 });
        for (var frame = 0; frame < 10; frame++) Assert.Single(scene.Next(Portrait.At(180, 160, 0.8f)));
        var waited = 0;
        while (scene.Next(Portrait.At(180, 160, 0.8f), Portrait.At(480, 150, 0.8f)).Count < 2) Assert.True(++waited < 3);
    }

    [Fact]
    public void A_face_that_leaves_is_let_go()
    {
        using var scene = new Scene(new() { DetectEvery = 4 });
        for (var frame = 0; frame < 10; frame++) Assert.Single(scene.Next(Portrait.At(320, 160, 0.8f)));
        var left = 0;
        while (scene.Next().Count > 0) Assert.True(++left < 25);
    }

    [Theory]
    [InlineData(1, RotateFlags.Rotate90Counterclockwise)]
    [InlineData(2, RotateFlags.Rotate180)]
    [InlineData(3, RotateFlags.Rotate90Clockwise)]
    public void A_turned_video_is_followed_as_it_lies(int clockwiseQuarterTurns, RotateFlags lies)
    {
        using var scene = new Scene(new() { ClockwiseQuarterTurns = clockwiseQuarterTurns });
        for (var frame = 0; frame < 15; frame++)
        {
            using var image = Portrait.Background(Width, Height);
            Portrait.DrawInto(image, Portrait.At(250 + 3 * frame, 160, 0.8f));
            using var turned = new Mat();
            Cv2.Rotate(image, turned, lies);
            var face = Assert.Single(scene.Next(Pictures.FromBgr(turned, PixelLayout.Yuv420)));
            Assert.Equal(1, face.Track);
            Assert.Equal(0, MathF.IEEERemainder(face.FromAligned.Angle + clockwiseQuarterTurns * MathF.PI / 2, 2 * MathF.PI), 0.15f);
        }
    }

    [Theory]
    [InlineData(PixelLayout.Bgr24)]
    [InlineData(PixelLayout.Gray)]
    [InlineData(PixelLayout.Yuv422)]
    [InlineData(PixelLayout.Yuv444)]
    public void Every_layout_is_followed(PixelLayout layout)
    {
        using var scene = new Scene(new());
        for (var frame = 0; frame < 8; frame++)
        {
            using var image = Portrait.Background(Width - 1, Height - 1);
            var place = Portrait.At(250 + 4 * frame, 160, 0.8f);
            Portrait.DrawInto(image, place);
            var face = Assert.Single(scene.Next(Pictures.FromBgr(image, layout)));
            Assert.True(Offset(face, scene.Aligned, place) < 0.1f);
        }
    }

    [Fact]
    public void Pictures_of_any_size_can_follow_each_other()
    {
        using var scene = new Scene(new());
        foreach (var (width, height) in new[] { (1, 1), (16, 16), (1, 400), (3000, 2), (640, 360), (16, 16) })
            for (var frame = 0; frame < 3; frame++)
                Assert.Empty(scene.Next(Pictures.Plain(new(width, height, PixelLayout.Yuv420), (byte)(100 + frame))));
        Assert.Single(scene.Next(Portrait.At(320, 160)));
    }

    [Fact]
    public void Small_and_turned_faces_are_followed_and_marked()
    {
        using var scene = new Scene(new() { SmallestEyeDistance = 30 });
        Assert.Equal(FaceCondition.None, Assert.Single(scene.Next(Portrait.At(320, 160))).Condition);
        using var small = new Scene(new() { SmallestEyeDistance = 60, LargestYaw = 0 });
        Assert.Equal(FaceCondition.TooSmall | FaceCondition.TurnedAway, Assert.Single(small.Next(Portrait.At(320, 160))).Condition);
    }

    [Fact]
    public void The_same_frames_give_the_same_faces_whatever_the_threads()
    {
        var threads = Cv2.GetNumThreads();
        try
        {
            var runs = new List<List<TrackedFace>>();
            foreach (var count in new[] { 1, 2, 4 })
            {
                Cv2.SetNumThreads(count);
                using var scene = new Scene(new() { DetectEvery = 4 });
                runs.Add([]);
                for (var frame = 0; frame < 12; frame++) runs[^1].AddRange(scene.Next(Portrait.At(200 + 5 * frame, 150, 0.8f), Portrait.At(450, 160, 0.7f)));
            }
            Assert.Equal(runs[0], runs[1]);
            Assert.Equal(runs[0], runs[2]);
        }
        finally
        {
            Cv2.SetNumThreads(threads);
        }
    }

    [Fact]
    public void A_frame_in_the_steady_state_allocates_next_to_nothing()
    {
        using var scene = new Scene(new());
        var frames = Enumerable.Range(0, 8).Select(frame => Portrait.Frame(Width, Height, Portrait.At(300 + 3 * Math.Abs(frame - 4), 160))).ToArray();
        var faces = new List<TrackedFace>();
        for (var frame = 0; frame < 50; frame++) scene.Tracker.Track(frames[frame % 8], TimeSpan.FromSeconds(frame / 25.0), faces);
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var frame = 50; frame < 550; frame++) scene.Tracker.Track(frames[frame % 8], TimeSpan.FromSeconds(frame / 25.0), faces);
        var perFrame = (GC.GetAllocatedBytesForCurrentThread() - before) / 500.0;
        Assert.Single(faces);
        Assert.True(perFrame < 350, $"{perFrame} bytes per frame");
    }

    [Fact]
    public void Impossible_options_are_wrong_usage()
    {
        using var detector = new BlazeFaceDetector();
        Assert.Throws<UsageException>(() => new FaceTracker(detector, new() { DetectEvery = 0 }));
        Assert.Throws<UsageException>(() => new FaceTracker(detector, new() { LookEvery = 0 }));
        Assert.Throws<UsageException>(() => new FaceTracker(detector, new() { Slack = -0.1f }));
        Assert.Throws<UsageException>(() => new FaceTracker(detector, new() { Slack = float.NaN }));
    }

    [Fact]
    public void A_still_face_has_the_very_same_place_in_every_frame()
    {
        using var scene = new Scene(new());
        var places = new HashSet<SimilarityTransform>();
        for (var frame = 0; frame < 70; frame++)
        {
            var face = Assert.Single(scene.Next(Portrait.At(320, 160)));
            if (frame >= 20) places.Add(face.FromAligned);
        }
        Assert.Single(places);
    }

    [Fact]
    public void Between_searches_a_known_face_is_looked_at_where_it_is()
    {
        using var scene = new Scene(new() { DetectEvery = 60, LookEvery = 10 });
        for (var frame = 0; frame < 60; frame++)
        {
            var place = Portrait.At(150 + 4 * frame, 160, 0.8f);
            Assert.True(Offset(Assert.Single(scene.Next(place)), scene.Aligned, place) < 0.06f);
        }
        Assert.InRange(scene.Tracker.Looks, 3, 6);
        Assert.InRange(scene.Tracker.Detections, 1, 6);
    }

    [Fact]
    public void A_camera_that_moves_does_not_have_every_third_frame_searched()
    {
        using var tracker = new FaceTracker(new NoFaces(), new());
        using var wide = Portrait.Background(Width * 2, Height);
        var faces = new List<TrackedFace>();
        const int Frames = 60;
        for (var frame = 0; frame < Frames; frame++)
        {
            using var view = new Mat(wide, new Rect(10 * frame, 0, Width, Height));
            tracker.Track(Pictures.FromBgr(view, PixelLayout.Gray), TimeSpan.FromSeconds(frame / 25.0), faces);
        }
        Assert.Equal(0, tracker.Cuts);
        // One in the first frame, after 3 and 6 frames, then every 12.
        Assert.InRange(tracker.Detections, 4, 8);
    }

    /// <summary>Mean distance of the corners of the inner aligned square from where they belong, in its sides.</summary>
    private static float Offset(in TrackedFace face, SimilarityTransform alignedToPortrait, SimilarityTransform place)
    {
        var truth = alignedToPortrait.Then(place);
        var sum = 0f;
        foreach (var corner in new Vector2[] { new(0.25f, 0.35f), new(0.75f, 0.35f), new(0.25f, 0.85f), new(0.75f, 0.85f) })
            sum += Vector2.Distance(truth.Apply(corner), face.FromAligned.Apply(corner));
        return sum / 4 / truth.Scale;
    }

    /// <summary>Sees nobody.</summary>
    private sealed class NoFaces : IFaceDetector
    {
        public void Detect(Picture picture, int clockwiseQuarterTurns, List<FaceDetection> faces) => faces.Clear();

        public void Dispose()
        {
        }
    }

    /// <summary>A tracker that is shown one frame after the other, 25 a second.</summary>
    private sealed class Scene : IDisposable
    {
        private readonly BlazeFaceDetector _detector = new();
        private readonly List<TrackedFace> _faces = [];
        private List<TrackedFace> _first = [];
        private int _frames;

        public Scene(FaceTrackerOptions options)
        {
            Tracker = new(_detector, options);
            var found = new List<FaceDetection>();
            _detector.Detect(Portrait.Frame(Width, Height, Portrait.At(320, 160)), 0, found);
            Aligned = AlignmentTemplate.CelebA.FromAligned(Assert.Single(found).Keypoints).Then(Portrait.At(320, 160).Inverse());
        }

        public FaceTracker Tracker { get; }

        /// <summary>From the aligned unit square to the portrait.</summary>
        public SimilarityTransform Aligned { get; }

        /// <summary>Number of the track that began with its eyes nearest to this column.</summary>
        public int NumberAtStart(float x) => _first.MinBy(face => MathF.Abs(face.Keypoints.RightEye.X - x)).Track;

        public List<TrackedFace> Next(params ReadOnlySpan<SimilarityTransform> heads) => Next(Portrait.Frame(Width, Height, heads));

        public List<TrackedFace> Next(Picture picture)
        {
            Tracker.Track(picture, TimeSpan.FromSeconds(_frames / 25.0), _faces);
            if (_frames++ == 0) _first = [.. _faces];
            return _faces;
        }

        public void Dispose()
        {
            Tracker.Dispose();
            _detector.Dispose();
        }
    }
}
