using AefVideo.Faces.Tracking;

namespace AefVideo.Faces.Tests;

public class FacePatchTests
{
    [Theory]
    [InlineData(300, 200, 0, 20, 30)]
    [InlineData(300, 200, 0, -40, -50)]
    [InlineData(300, 200, 0, 250, 150)]
    [InlineData(301, 203, 1, -9, 40)]
    [InlineData(640, 480, 2, 5, -3)]
    [InlineData(1500, 1100, 3, 20, 5)]
    [InlineData(1, 1, 0, -64, -64)]
    [InlineData(16, 16, 0, -60, -60)]
    [InlineData(50, 50, 0, 400, 400)]
    [InlineData(50, 50, 0, -400, -400)]
    public void Samples_are_means_of_squares_and_the_border_is_repeated(int width, int height, int level, int left, int top)
    {
        var luma = new byte[width * height];
        new Random(5).NextBytes(luma);
        using var patch = new FacePatch();
        patch.Cut(luma, width, height, new(level, left, top));
        var step = 1 << level;
        for (var y = 0; y < FacePatch.Size; y++)
        {
            for (var x = 0; x < FacePatch.Size; x++)
            {
                int column = Math.Clamp(left + x, 0, (width >> level) - 1), row = Math.Clamp(top + y, 0, (height >> level) - 1);
                var sum = 0;
                for (var v = 0; v < step; v++)
                    for (var u = 0; u < step; u++)
                        sum += luma[(row * step + v) * width + column * step + u];
                Assert.Equal((sum + step * step / 2) / (step * step), patch.Samples[y * FacePatch.Size + x]);
            }
        }
    }

    [Theory]
    [InlineData(40, 0)]
    [InlineData(80, 0)]
    [InlineData(81, 1)]
    [InlineData(600, 3)]
    public void A_large_face_is_cut_from_a_smaller_picture(float side, int level)
    {
        var pose = new FacePose(new(500, 400), MathF.Log(side), 0);
        var place = PatchPlace.Around(pose, 1920, 1080);
        Assert.Equal(level, place.Level);
        var middle = place.ToPatch(pose.Centre);
        Assert.Equal(FacePatch.Size / 2, middle.X, 1.1f);
        var back = place.FromPatch(middle);
        Assert.Equal(500, back.X, 1e-3f);
        Assert.Equal(400, back.Y, 1e-3f);
    }
}
