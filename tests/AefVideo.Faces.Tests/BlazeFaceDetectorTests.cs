using System.Numerics;
using AefVideo.Core.Imaging;
using OpenCvSharp;

namespace AefVideo.Faces.Tests;

[Collection(nameof(OpenCvThreads))]
public class BlazeFaceDetectorTests
{
    /// <summary>Leaves out what the tracker would not begin a track with.</summary>
    private static readonly BlazeFaceOptions Sure = new() { LeastScore = new FaceTrackerOptions().StartScore };

    [Theory]
    [InlineData(BlazeFaceModel.Front, true)]
    [InlineData(BlazeFaceModel.Front, false)]
    [InlineData(BlazeFaceModel.Back, true)]
    [InlineData(BlazeFaceModel.Back, false)]
    public void The_face_of_the_portrait_is_found_where_it_is(BlazeFaceModel model, bool refine)
    {
        using var detector = new BlazeFaceDetector(Sure with { Model = model, Refine = refine });
        var face = Assert.Single(Detect(detector, Portrait.Picture()));
        Assert.True(face.Score > 0.7f);
        Assert.True(Vector2.Distance(Eyes(face), Portrait.Eyes) < 8, $"{face}");
        Assert.InRange(face.Keypoints.EyeDistance, 36, 56);
        Assert.True(face.Keypoints.RightEye.X < face.Keypoints.LeftEye.X);
        Assert.True(face.Box.Contains(face.Keypoints.NoseTip.X, face.Keypoints.NoseTip.Y));
    }

    [Theory]
    [InlineData(160, 160)]
    [InlineData(256, 256)]
    [InlineData(333, 333)]
    [InlineData(1024, 1024)]
    [InlineData(2048, 2048)]
    public void Key_points_do_not_depend_on_the_resolution(int width, int height)
    {
        using var detector = new BlazeFaceDetector(Sure);
        using var image = Portrait.Load();
        using var scaled = new Mat();
        Cv2.Resize(image, scaled, new Size(width, height), 0, 0, InterpolationFlags.Area);
        var truth = Assert.Single(Detect(detector, Portrait.Picture()));
        var found = Assert.Single(Detect(detector, Pictures.FromBgr(scaled)));
        AssertNear(truth.Keypoints, found.Keypoints.Transformed(SimilarityTransform.Identity with { A = 512f / width }), 0.06f);
    }

    [Theory]
    [InlineData(300, 0, 0, 0)]
    [InlineData(0, 411, 0, 0)]
    [InlineData(17, 3, 200, 51)]
    [InlineData(400, 100, 400, 100)]
    public void Key_points_move_with_the_face_when_the_picture_is_padded(int left, int top, int right, int bottom)
    {
        using var detector = new BlazeFaceDetector(Sure);
        using var image = Portrait.Load();
        using var padded = new Mat();
        Cv2.CopyMakeBorder(image, padded, top, bottom, left, right, BorderTypes.Constant, new Scalar(90, 90, 90));
        var truth = Assert.Single(Detect(detector, Portrait.Picture()));
        var found = Assert.Single(Detect(detector, Pictures.FromBgr(padded)));
        AssertNear(truth.Keypoints, found.Keypoints.Transformed(SimilarityTransform.Identity with { X = -left, Y = -top }), 0.06f);
    }

    [Theory]
    [InlineData(1, RotateFlags.Rotate90Counterclockwise)]
    [InlineData(2, RotateFlags.Rotate180)]
    [InlineData(3, RotateFlags.Rotate90Clockwise)]
    [InlineData(-1, RotateFlags.Rotate90Clockwise)]
    public void A_turned_picture_gives_the_same_face_in_its_own_coordinates(int clockwiseQuarterTurns, RotateFlags lies)
    {
        using var detector = new BlazeFaceDetector(Sure);
        using var image = Portrait.Load();
        using var upright = new Mat(image, new Rect(0, 0, 512, 400));
        using var turned = new Mat();
        Cv2.Rotate(upright, turned, lies);
        var truth = Assert.Single(Detect(detector, Pictures.FromBgr(upright)));
        var found = Assert.Single(Detect(detector, Pictures.FromBgr(turned), clockwiseQuarterTurns));
        var back = (clockwiseQuarterTurns & 3) switch
        {
            1 => new SimilarityTransform(0, 1, 512, 0),
            2 => new SimilarityTransform(-1, 0, 512, 400),
            _ => new SimilarityTransform(0, -1, 0, 400),
        };
        AssertNear(truth.Keypoints, found.Keypoints.Transformed(back), 0.05f);
    }

    [Theory]
    [InlineData(PixelLayout.Yuv420, ColorMatrix.Bt601, false)]
    [InlineData(PixelLayout.Yuv420, ColorMatrix.Bt709, false)]
    [InlineData(PixelLayout.Yuv422, ColorMatrix.Bt709, true)]
    [InlineData(PixelLayout.Yuv444, ColorMatrix.Bt2020, false)]
    [InlineData(PixelLayout.Yuv444, ColorMatrix.Bt601, true)]
    public void All_layouts_agree(PixelLayout layout, ColorMatrix matrix, bool fullRange)
    {
        using var detector = new BlazeFaceDetector(Sure);
        using var image = Portrait.Load();
        using var odd = new Mat(image, new Rect(0, 0, 511, 433));
        var truth = Assert.Single(Detect(detector, Pictures.FromBgr(odd)));
        var found = Assert.Single(Detect(detector, Pictures.FromBgr(odd, layout, matrix, fullRange)));
        AssertNear(truth.Keypoints, found.Keypoints, 0.02f);
        Assert.Equal(truth.Score, found.Score, 0.05f);
    }

    [Fact]
    public void A_face_is_found_without_color()
    {
        using var detector = new BlazeFaceDetector(Sure);
        using var image = Portrait.Load();
        var truth = Assert.Single(Detect(detector, Portrait.Picture()));
        AssertNear(truth.Keypoints, Assert.Single(Detect(detector, Pictures.FromBgr(image, PixelLayout.Gray))).Keypoints, 0.15f);
    }

    [Fact]
    public void Two_faces_are_two_and_the_best_comes_first()
    {
        using var detector = new BlazeFaceDetector(Sure);
        var faces = Detect(detector, Portrait.Frame(640, 360, Portrait.At(160, 150, 1.2f), Portrait.At(460, 180, 0.9f)));
        Assert.Equal(2, faces.Count);
        Assert.True(faces[0].Score >= faces[1].Score);
        Assert.Contains(faces, face => Vector2.Distance(Eyes(face), new(160, 150)) < 10);
        Assert.Contains(faces, face => Vector2.Distance(Eyes(face), new(460, 180)) < 10);
    }

    [Fact]
    public void A_small_face_is_found_by_tiling_and_only_once()
    {
        using var detector = new BlazeFaceDetector(Sure with { SmallFaces = true });
        using var usual = new BlazeFaceDetector(Sure);
        var frame = Portrait.Frame(1280, 720, Portrait.At(700, 400, 0.22f), Portrait.At(300, 300, 1.5f));
        var faces = Detect(detector, frame);
        Assert.Equal(2, faces.Count);
        Assert.Contains(faces, face => Vector2.Distance(Eyes(face), new(700, 400)) < 3);
        Assert.DoesNotContain(Detect(usual, frame), face => Vector2.Distance(Eyes(face), new(700, 400)) < 30);
    }

    [Theory]
    [InlineData(0.6f)]
    [InlineData(-0.6f)]
    public void A_tilted_face_is_found_where_it_is_expected(float angle)
    {
        using var detector = new BlazeFaceDetector(Sure);
        var upright = Assert.Single(Detect(detector, Portrait.Frame(480, 360, Portrait.At(240, 160))));
        var toTilted = Portrait.At(240, 160).Inverse().Then(Portrait.At(240, 160, 1, angle));
        var expected = upright.Keypoints.Transformed(toTilted);
        Assert.True(detector.TryDetectNear(Portrait.Frame(480, 360, Portrait.At(240, 160, 1, angle)), expected, out var face));
        AssertNear(expected, face.Keypoints, 0.06f);
    }

    [Fact]
    public void Nothing_is_found_near_a_place_without_a_face()
    {
        using var detector = new BlazeFaceDetector(Sure);
        var frame = Portrait.Frame(640, 360, Portrait.At(160, 150));
        var elsewhere = AlignmentTemplate.CelebA.Points.Transformed(new(200, 0, 380, 60));
        Assert.False(detector.TryDetectNear(frame, elsewhere, out _));
        var point = new Vector2(160, 150);
        Assert.False(detector.TryDetectNear(frame, new(point, point, point, point, point, point), out _));
    }

    [Theory]
    [InlineData(PixelLayout.Yuv420, 1, 1)]
    [InlineData(PixelLayout.Bgr24, 1, 1)]
    [InlineData(PixelLayout.Yuv422, 16, 16)]
    [InlineData(PixelLayout.Gray, 3, 1)]
    [InlineData(PixelLayout.Yuv420, 1, 700)]
    [InlineData(PixelLayout.Yuv444, 8000, 2)]
    [InlineData(PixelLayout.Yuv420, 640, 480)]
    public void A_picture_without_a_face_has_none(PixelLayout layout, int width, int height)
    {
        using var detector = new BlazeFaceDetector(Sure with { SmallFaces = true });
        Assert.Empty(Detect(detector, Pictures.Plain(new(width, height, layout), 100)));
    }

    [Fact]
    public void The_answer_does_not_depend_on_what_came_before_or_on_threads()
    {
        using var detector = new BlazeFaceDetector(Sure);
        var first = Detect(detector, Portrait.Picture());
        Detect(detector, Portrait.Frame(640, 360, Portrait.At(160, 150)));
        var threads = Cv2.GetNumThreads();
        Cv2.SetNumThreads(threads == 1 ? 2 : 1);
        try
        {
            Assert.Equal(first, Detect(detector, Portrait.Picture()));
        }
        finally
        {
            Cv2.SetNumThreads(threads);
        }
    }

    private static List<FaceDetection> Detect(BlazeFaceDetector detector, Picture picture, int clockwiseQuarterTurns = 0)
    {
        List<FaceDetection> faces = [default];
        detector.Detect(picture, clockwiseQuarterTurns, faces);
        return faces;
    }

    private static Vector2 Eyes(in FaceDetection face) => (face.Keypoints.RightEye + face.Keypoints.LeftEye) / 2;

    /// <summary>All points within a share of the eye distance; the ears, which are hidden and guessed, within twice that.</summary>
    private static void AssertNear(in FaceKeypoints expected, in FaceKeypoints actual, float share)
    {
        for (var i = 0; i < FaceKeypoints.Count; i++)
        {
            var distance = Vector2.Distance(expected[i], actual[i]) / expected.EyeDistance;
            Assert.True(distance < (i < 4 ? share : 2 * share), $"point {i} is off by {distance:F3} eye distances");
        }
    }
}
