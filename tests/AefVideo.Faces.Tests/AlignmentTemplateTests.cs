using System.Numerics;
using AefVideo.Core.Imaging;

namespace AefVideo.Faces.Tests;

public class AlignmentTemplateTests
{
    [Theory]
    [InlineData(178, 0, 0, 20)]
    [InlineData(40, 25, 300, 100)]
    [InlineData(0, -90, 5, 700)]
    public void A_face_of_the_templates_shape_gives_the_transform_back(float a, float b, float x, float y)
    {
        var truth = new SimilarityTransform(a, b, x, y);
        var found = AlignmentTemplate.CelebA.FromAligned(AlignmentTemplate.CelebA.Points.Transformed(truth));
        foreach (var corner in new Vector2[] { new(0, 0), new(1, 0), new(0, 1), new(1, 1) })
            Assert.True(Vector2.Distance(truth.Apply(corner), found.Apply(corner)) < 0.01f);
    }

    [Fact]
    public void The_ears_count_least()
    {
        var points = AlignmentTemplate.CelebA.Points;
        var shift = new Vector2(0.1f, 0);
        var byEar = AlignmentTemplate.CelebA.FromAligned(points with { LeftEar = points.LeftEar + shift });
        var byEye = AlignmentTemplate.CelebA.FromAligned(points with { LeftEye = points.LeftEye + shift });
        var middle = new Vector2(0.5f, 0.5f);
        Assert.True(Vector2.Distance(byEar.Apply(middle), middle) < Vector2.Distance(byEye.Apply(middle), middle));
    }

    [Fact]
    public void The_template_is_upright_and_symmetric_as_a_median_face_is()
    {
        var points = AlignmentTemplate.CelebA.Points;
        Assert.Equal(points.RightEye.Y, points.LeftEye.Y, 0.01f);
        Assert.Equal(0.5f, (points.RightEye.X + points.LeftEye.X) / 2, 0.02f);
        Assert.Equal(0.5f, points.MouthCentre.X, 0.02f);
        Assert.True(points.RightEye.Y < points.NoseTip.Y && points.NoseTip.Y < points.MouthCentre.Y);
        Assert.InRange(points.EyeDistance, 0.18f, 0.25f);
        Assert.InRange(points.Yaw, -5, 5);
    }

    [Fact]
    public void The_fingerprint_follows_the_numbers()
    {
        var template = AlignmentTemplate.CelebA;
        Assert.StartsWith("celeba-178/", template.Fingerprint, StringComparison.Ordinal);
        Assert.Equal(template.Fingerprint, new AlignmentTemplate(template.Name, template.Points).Fingerprint);
        var other = template.Points with { NoseTip = template.Points.NoseTip + new Vector2(0.001f, 0) };
        Assert.NotEqual(template.Fingerprint, new AlignmentTemplate(template.Name, other).Fingerprint);
    }
}
