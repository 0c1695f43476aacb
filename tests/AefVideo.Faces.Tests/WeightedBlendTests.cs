using System.Drawing;
using System.Numerics;
using AefVideo.Faces.Detection;

namespace AefVideo.Faces.Tests;

public class WeightedBlendTests
{
    [Fact]
    public void Overlapping_answers_are_averaged_by_score_and_keep_the_best_score()
    {
        List<FaceDetection> candidates = [Face(10, 0.25f), Face(8, 0.75f), Face(100, 0.5f)];
        List<FaceDetection> faces = [];
        WeightedBlend.Merge(candidates, 0.3f, faces);
        Assert.Empty(candidates);
        Assert.Equal(2, faces.Count);
        Assert.Equal(0.75f, faces[0].Score);
        Assert.Equal(8.5f, faces[0].Box.X, 1e-4f);
        Assert.Equal(20, faces[0].Box.Width, 1e-4f);
        Assert.Equal(8.5f, faces[0].Keypoints.NoseTip.X, 1e-4f);
        Assert.Equal(100, faces[1].Box.X, 1e-4f);
    }

    [Fact]
    public void Answers_that_overlap_only_a_blended_one_are_faces_of_their_own()
    {
        List<FaceDetection> candidates = [Face(0, 0.9f), Face(9, 0.8f), Face(18, 0.7f)];
        List<FaceDetection> faces = [];
        WeightedBlend.Merge(candidates, 0.3f, faces);
        Assert.Equal(2, faces.Count);
        Assert.Equal(18, faces[1].Box.X, 1e-4f);
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(10, 1 / 3f)]
    [InlineData(20, 0)]
    [InlineData(50, 0)]
    public void Overlap_is_intersection_over_union(float shift, float expected) =>
        Assert.Equal(expected, WeightedBlend.Overlap(new(0, 0, 20, 20), new(shift, 0, 20, 20)), 1e-5f);

    private static FaceDetection Face(float x, float score)
    {
        var point = new Vector2(x, 1);
        return new(new RectangleF(x, 0, 20, 20), new(point, point, point, point, point, point), score);
    }
}
