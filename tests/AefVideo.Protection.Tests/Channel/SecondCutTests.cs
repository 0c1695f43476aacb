using AefVideo.Protection.Channel;
using static TorchSharp.torch;

namespace AefVideo.Protection.Tests.Channel;

public sealed class SecondCutTests
{
    [Fact]
    public void A_cut_beside_the_place_moves_the_picture()
    {
        using var scope = NewDisposeScope();
        var picture = rand(2, 3, 32, 32);
        var moved = SecondCut.Of(picture, 2.0 / 32, -1.0 / 32);
        Assert.True((moved.narrow(3, 0, 30).narrow(2, 1, 31) - picture.narrow(3, 2, 30).narrow(2, 0, 31)).abs().max().item<float>() < 1e-4f);
        Assert.True((SecondCut.Of(picture, 0, 0) - picture).abs().max().item<float>() < 1e-5f);
    }

    [Fact]
    public void Half_a_pixel_aside_takes_away_what_alternates_from_pixel_to_pixel()
    {
        using var scope = NewDisposeScope();
        var alternating = arange(32).remainder(2).@float().view(1, 1, 1, 32).expand(1, 3, 32, 32) * 2 - 1;
        Assert.True(SecondCut.Of(alternating, 0.5 / 32, 0).narrow(3, 1, 30).abs().max().item<float>() < 1e-4f);
    }
}
