using System.Numerics;
using AefVideo.Core.Imaging;
using AefVideo.Tests;
using OpenCvSharp;

namespace AefVideo.Faces.Tests;

/// <summary>A small part of what <c>tools/FaceAccuracy</c> measures, so that a loss is seen at once.</summary>
public class SharedPicturesTests
{
    [Fact]
    public void Aligned_pictures_come_out_aligned()
    {
        var folder = SharedFiles.Require("data", "celeba");
        var offsets = new List<float>();
        var one = 0;
        var paths = Directory.EnumerateFiles(folder, "*.jpg").Order(StringComparer.Ordinal).Take(60).ToList();
        using var detector = new BlazeFaceDetector(new() { LeastScore = new FaceTrackerOptions().StartScore });
        var faces = new List<FaceDetection>();
        foreach (var path in paths)
        {
            using var image = Cv2.ImRead(path);
            detector.Detect(Pictures.FromBgr(image), 0, faces);
            if (faces.Count == 1) one++;
            if (faces.Count == 0) continue;
            var found = AlignmentTemplate.CelebA.FromAligned(faces[0].Keypoints);
            var truth = new SimilarityTransform(178, 0, 0, 20);
            offsets.Add(Vector2.Distance(found.Apply(new(0.5f, 0.6f)), truth.Apply(new(0.5f, 0.6f))) / 178);
        }
        offsets.Sort();
        Assert.True(one >= 0.95 * paths.Count, $"exactly one face in {one} of {paths.Count}");
        Assert.True(offsets[offsets.Count / 2] < 0.03f, $"median offset {offsets[offsets.Count / 2]}");
    }
}
