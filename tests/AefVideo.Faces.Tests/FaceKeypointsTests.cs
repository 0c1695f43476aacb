using System.Numerics;
using AefVideo.Core.Imaging;

namespace AefVideo.Faces.Tests;

public class FaceKeypointsTests
{
    private static readonly FaceKeypoints Frontal = new(new(40, 50), new(60, 50), new(50, 62), new(50, 72), new(28, 54), new(72, 54));

    [Fact]
    public void A_symmetric_face_looks_into_the_camera()
    {
        Assert.Equal(0, Frontal.Yaw, 1e-3f);
        Assert.Equal(20, Frontal.EyeDistance);
    }

    [Theory]
    [InlineData(-60)]
    [InlineData(-20)]
    [InlineData(35)]
    [InlineData(70)]
    public void Yaw_is_that_of_an_average_head(float degrees)
    {
        // Ears 14.5 wide, nose 12.5 before them, eyes 6.3 apart and 9 before them, seen from afar.
        var (sin, cos) = MathF.SinCos(degrees * MathF.PI / 180);
        Vector2 At(float across, float ahead, float down) => new(across * cos + ahead * sin, down);
        var face = new FaceKeypoints(At(-3.15f, 9, 0), At(3.15f, 9, 0), At(0, 12.5f, 4), At(0, 10, 7), At(-7.25f, 0, 2), At(7.25f, 0, 2));
        Assert.Equal(degrees, face.Yaw, 0.1f);
        var turned = face.Transformed(new(3, 4, 100, 200));
        Assert.Equal(degrees, turned.Yaw, 0.1f);
    }

    [Fact]
    public void Points_go_out_and_in_in_the_models_order()
    {
        var points = new Vector2[6];
        Frontal.CopyTo(points);
        Assert.Equal(Frontal.RightEye, points[0]);
        Assert.Equal(Frontal.LeftEar, points[5]);
        Assert.Equal(Frontal, FaceKeypoints.From(points));
        for (var i = 0; i < FaceKeypoints.Count; i++) Assert.Equal(points[i], Frontal[i]);
        Assert.Throws<ArgumentException>(() => FaceKeypoints.From(points.AsSpan(1)));
        Assert.Throws<ArgumentException>(() => Frontal.CopyTo(points.AsSpan(1)));
        Assert.Throws<ArgumentOutOfRangeException>(() => Frontal[6]);
    }

    [Fact]
    public void A_transform_moves_every_point()
    {
        var moved = Frontal.Transformed(SimilarityTransform.Identity with { X = 1, Y = 2 });
        for (var i = 0; i < FaceKeypoints.Count; i++) Assert.Equal(Frontal[i] + new Vector2(1, 2), moved[i]);
    }
}
