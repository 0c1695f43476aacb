using System.Numerics;
using AefVideo.Core.Imaging;
using AefVideo.Faces.Tracking;

namespace AefVideo.Faces.Tests;

public class FacePoseTests
{
    [Theory]
    [InlineData(100, 0, 30, 40)]
    [InlineData(30, 70, -10, 5)]
    [InlineData(-50, 20, 300, 200)]
    public void A_pose_and_its_transform_are_the_same(float a, float b, float x, float y)
    {
        var transform = new SimilarityTransform(a, b, x, y);
        var again = FacePose.Of(transform).ToTransform();
        foreach (var corner in new Vector2[] { new(0, 0), new(1, 0), new(0, 1), new(1, 1) })
            Assert.True(Vector2.Distance(transform.Apply(corner), again.Apply(corner)) < 0.01f);
    }

    [Fact]
    public void Half_way_between_two_tilts_is_found_across_half_a_turn()
    {
        var a = new FacePose(default, 0, 3.0f);
        var b = new FacePose(default, 0, -3.0f);
        Assert.Equal(MathF.PI, a.Towards(b, 0.5f).Angle, 1e-4f);
        Assert.Equal((2 * MathF.PI - 6) / 2, a.DistanceTo(b), 1e-4f);
    }

    [Fact]
    public void The_filter_follows_a_face_that_turns_round_and_round()
    {
        var filter = new PoseFilter();
        var options = new FaceTrackerOptions();
        for (var frame = 0; frame < 200; frame++)
        {
            var angle = MathF.IEEERemainder(frame * 0.1f, 2 * MathF.PI);
            var smooth = filter.Filter(new(new(50, 50), 4, angle), 0.04f, options);
            if (frame > 20) Assert.True(MathF.Abs(FacePose.Turn(smooth.Angle, angle)) < 0.05f);
        }
    }
}
