using AefVideo.Protection.Channel;
using static TorchSharp.torch;

namespace AefVideo.Protection.Tests.Channel;

public sealed class VideoChannelTests
{
    private const long Size = 128;

    [Fact]
    public void The_block_transform_keeps_energy_and_can_be_undone()
    {
        using var scope = NewDisposeScope();
        var planes = rand(2, 1, 32, 48);
        var coefficients = BlockTransform.Analyse(planes);
        Assert.Equal([2, 64, 4, 6], coefficients.shape);
        Assert.Equal(planes.square().sum().item<float>(), coefficients.square().sum().item<float>(), 1e-2f);
        Assert.True((BlockTransform.Synthesise(coefficients) - planes).abs().max().item<float>() < 1e-5f);
        Assert.Equal(8 * planes[0, 0].narrow(0, 0, 8).narrow(1, 8, 8).mean().item<float>(), coefficients[0, 0, 0, 1].item<float>(), 1e-4f);
    }

    /// <summary>Shares of energy that x264 leaves of random ±ε in luma: 0.91 at CRF 18, 0.75 at 23, 0.39 at 28.</summary>
    [Theory]
    [InlineData(18, 0.85, 0.97)]
    [InlineData(23, 0.62, 0.85)]
    [InlineData(28, 0.22, 0.50)]
    public void It_leaves_about_as_much_of_random_luma_as_x264_does(double quantizer, double least, double most)
    {
        using var scope = NewDisposeScope();
        var grey = Noise(colours: 1).expand(1, 3, Size, Size);
        // The noise that algorithms are given is in all three channels; so much of it is luma.
        var noise = grey * 0.669;
        var rest = VideoChannel.Pass(noise, Size, quantizer);
        Assert.InRange((rest.square().mean() / noise.square().mean()).item<float>(), least, most);
    }

    [Fact]
    public void Broad_patches_come_through_fine_noise_and_fine_colour_do_not()
    {
        using var scope = NewDisposeScope();
        var fine = Noise(colours: 3);
        var broad = nn.functional.interpolate(fine.narrow(2, 0, 8).narrow(3, 0, 8), [Size, Size], mode: InterpolationMode.Nearest);
        Assert.True(Kept(broad) > 0.9);
        Assert.True(Kept(fine) < 0.4);
        Assert.True(Kept(fine - fine.mean([1], keepdim: true)) < 0.2);

        static float Kept(Tensor delta) => ((VideoChannel.Pass(delta, Size, 23) * delta).mean() / delta.square().mean()).item<float>();
    }

    [Theory]
    [InlineData(96)]
    [InlineData(320)]
    public void A_face_is_nearly_what_it_was(long face)
    {
        using var scope = NewDisposeScope();
        var coarse = rand(2, 3, 8, 8) * 2 - 1;
        var picture = nn.functional.interpolate(coarse, [Size, Size], mode: InterpolationMode.Bilinear, align_corners: false);
        var passed = VideoChannel.Pass(picture, face, 20);
        Assert.Equal(picture.shape, passed.shape);
        Assert.True((passed - picture).abs().mean().item<float>() < 0.02f);
    }

    [Fact]
    public void Gradients_reach_what_is_within_the_dead_zone()
    {
        using var scope = NewDisposeScope();
        var delta = (Noise(colours: 3) * 0.1).requires_grad_();
        var gradient = autograd.grad([VideoChannel.Pass(delta, Size, 28).square().sum()], [delta])[0];
        Assert.True(gradient.ne(0).@float().mean().item<float>() > 0.99f);
    }

    [Fact]
    public void It_changes_about_half_of_the_draws_the_same_way_each_time()
    {
        using var scope = NewDisposeScope();
        var images = rand(1, 3, 32, 32);
        var changed = 0;
        for (var iteration = 0; iteration < 200; iteration++)
        {
            var once = VideoChannel.Apply(images, 4, iteration, 1);
            Assert.True(once.eq(VideoChannel.Apply(images, 4, iteration, 1)).all().item<bool>());
            if (!ReferenceEquals(once, images)) changed++;
        }
        Assert.InRange(changed, 75, 125);
    }

    // ±ε in units of [−1, 1] images.
    private static Tensor Noise(long colours)
    {
        using var random = new Generator(7);
        return rand(1, colours, Size, Size, generator: random).sub(0.5).sign() * 0.05;
    }
}
