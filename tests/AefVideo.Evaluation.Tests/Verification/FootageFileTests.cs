using System.Numerics;
using AefVideo.Core.Imaging;
using AefVideo.Evaluation.Verification;

namespace AefVideo.Evaluation.Tests.Verification;

public sealed class FootageFileTests
{
    // Stored 64×48 and shown upright as 48×64: the upright top left corner is the stored bottom left one for a quarter turn clockwise.
    [Theory]
    [InlineData(1, 48, 64, 0, 48)]
    [InlineData(2, 64, 48, 64, 48)]
    [InlineData(3, 48, 64, 64, 0)]
    public void A_turned_picture_lies_on_the_original_as_players_show_it(int turns, int width, int height, float x, float y)
    {
        var original = FootageFile.Beside("original.mp4", new(64, 48, PixelLayout.Yuv420), turns, null);
        Assert.Equal((width, height), original.UprightSize);
        var turned = FootageFile.Beside("turned.webm", new(width, height, PixelLayout.Yuv420), 0, original);
        Assert.Equal(new Vector2(x, y), turned.ToOriginal.Apply(Vector2.Zero));
        Assert.Equal(new Vector2(64 - x, 48 - y), turned.ToOriginal.Apply(new(width, height)));
    }

    [Fact]
    public void Pictures_that_lie_alike_are_not_moved()
    {
        var original = FootageFile.Beside("original.mp4", new(63, 47, PixelLayout.Yuv420), 1, null);
        // An encoder has doubled the last column and row.
        Assert.Equal(SimilarityTransform.Identity, FootageFile.Beside("same.mp4", new(64, 48, PixelLayout.Yuv420), 1, original).ToOriginal);
    }
}
