using AefVideo.Protection.Channel;
using AefVideo.Protection.Optimization;
using static TorchSharp.torch;

namespace AefVideo.Protection.Tests.Channel;

public sealed class InputDiversityTests
{
    [Fact]
    public void It_changes_about_half_of_the_draws_the_same_way_each_time()
    {
        using var scope = NewDisposeScope();
        var images = rand(2, 3, 32, 32);
        var options = new OptimizationOptions { Seed = 4 };
        var changed = 0;
        for (var iteration = 0; iteration < 200; iteration++)
        {
            var once = InputDiversity.Apply(images, options, iteration, 1);
            Assert.Equal(images.shape, once.shape);
            Assert.True(once.eq(InputDiversity.Apply(images, options, iteration, 1)).all().item<bool>());
            if (!once.eq(images).all().item<bool>()) changed++;
        }
        Assert.InRange(changed, 75, 125);
    }

    [Fact]
    public void It_is_off_at_probability_0()
    {
        using var images = rand(1, 3, 32, 32);
        Assert.Same(images, InputDiversity.Apply(images, new OptimizationOptions { Diversity = 0 }, 3, 0));
    }
}
