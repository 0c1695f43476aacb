using static TorchSharp.torch;

namespace AefVideo.Tests.Engines;

public class RandomTests
{
    [Fact]
    public void The_same_seed_gives_the_same_numbers()
    {
        using var scope = NewDisposeScope();
        manual_seed(42);
        var first = randn(5);
        var next = rand(5);
        manual_seed(42);
        Numbers.Near(first, randn(5), 0);
        Numbers.Near(next, rand(5), 0);
        Assert.False(allclose(first, randn(5)));
        Assert.Equal(42, random.initial_seed());
    }

    [Fact]
    public void The_state_can_be_kept_and_put_back()
    {
        using var scope = NewDisposeScope();
        var state = random.get_rng_state();
        var first = rand(3);
        random.set_rng_state(state);
        Numbers.Near(first, rand(3), 0);
    }

    [Fact]
    public void Generators_are_independent()
    {
        using var scope = NewDisposeScope();
        using var mine = new Generator(7);
        using var other = new Generator(7);
        manual_seed(1);
        var first = randn([4], generator: mine);
        randn(100);
        Numbers.Near(first, randn([4], generator: other), 0);
        mine.manual_seed(7);
        var uniform = zeros(4).uniform_(2, 3, mine);
        Assert.All(uniform.Floats(), value => Assert.InRange(value, 2, 3));
        other.set_state(mine.get_state());
        Numbers.Near(rand([2], generator: mine), rand([2], generator: other), 0);
    }

    [Fact]
    public void Distributions_have_their_moments()
    {
        using var scope = NewDisposeScope();
        manual_seed(5);
        var normal = zeros(20_000).normal_(3, 2);
        Assert.Equal(3, normal.mean().item<float>(), 0.1);
        Assert.Equal(2, normal.std().item<float>(), 0.1);
        Assert.Equal(0.5, rand(20_000).mean().item<float>(), 0.02);
    }
}
