using System.Numerics;
using AefVideo.Faces.Detection.Network;

namespace AefVideo.Faces.Tests;

public class BlazeFaceAnchorsTests
{
    [Theory]
    [InlineData(BlazeFaceModel.Front, 8)]
    [InlineData(BlazeFaceModel.Back, 16)]
    public void There_are_two_for_each_fine_cell_and_six_for_each_coarse_one(BlazeFaceModel model, int stride)
    {
        var anchors = BlazeFaceAnchors.Of(model);
        Assert.Equal(512 + 384, anchors.Length);
        float half = stride / 2f;
        Assert.Equal(new Vector2(half, half), anchors[0]);
        Assert.Equal(new Vector2(half, half), anchors[1]);
        Assert.Equal(new Vector2(stride + half, half), anchors[2]);
        Assert.Equal(new Vector2(half, stride + half), anchors[32]);
        Assert.Equal(new Vector2(16 * stride - half), anchors[511]);
        Assert.Equal(new Vector2(stride), anchors[512]);
        Assert.Equal(new Vector2(stride), anchors[517]);
        Assert.Equal(new Vector2(3 * stride, stride), anchors[518]);
        Assert.Equal(new Vector2(15 * stride), anchors[^1]);
    }

    [Fact]
    public void Answers_are_offsets_from_their_anchors_and_weak_ones_are_left_out()
    {
        Vector2[] anchors = [new(4, 4), new(12, 4)];
        var numbers = new float[32];
        for (var i = 0; i < 16; i++) numbers[16 + i] = i;
        List<FaceDetection> found = [];
        BlazeFaceNetwork.Decode([-5, 0], numbers, anchors, 0.5f, found);
        var only = Assert.Single(found);
        Assert.Equal(0.5f, only.Score);
        Assert.Equal(new(12 + 0 - 1, 4 + 1 - 1.5f, 2, 3), only.Box);
        Assert.Equal(new Vector2(12 + 4, 4 + 5), only.Keypoints.RightEye);
        Assert.Equal(new Vector2(12 + 14, 4 + 15), only.Keypoints.LeftEar);
    }
}
