using AefVideo.Generators.HiSd;
using static TorchSharp.torch;

namespace AefVideo.Generators.Tests.HiSd;

public sealed class HiSdGeneratorTests
{
    [Fact]
    public void It_gives_what_the_authors_network_gives()
    {
        using var golden = Golden.Open("hisd_generator");
        using var network = new HiSdGenerator(Shape(golden));
        golden.Load(network);
        using var silent = no_grad();
        using var scope = NewDisposeScope();
        var images = golden["in.image"];
        golden.AssertEquals("tap_encoder", network.Tap(images));

        var reference = network.Extract(golden["in.reference"], 1);
        golden.AssertEquals("style_from_reference", reference);
        golden.AssertEquals("image_reference_tag1", network.call(images, reference, 1));

        var mapped = network.Map(golden["in.noise"], 1, 0);
        golden.AssertEquals("style_from_noise_tag1_attr0", mapped);
        var (forged, tap) = network.ForgeAndTap(images, mapped, 1);
        golden.AssertEquals("image_noise_tag1_attr0", forged);
        golden.AssertEquals("tap_encoder", tap);
    }

    [Fact]
    public void The_full_size_generator_has_the_authors_names_and_shapes()
    {
        using var network = new HiSdGenerator(new HiSdOptions());
        OfficialNetworks.AssertSame("hisd_generator", network);
    }

    [Fact]
    public void The_full_size_discriminator_has_the_authors_names_and_shapes()
    {
        using var network = new HiSdDiscriminator(new HiSdOptions());
        OfficialNetworks.AssertSame("hisd_discriminator", network);
    }

    [Fact]
    public void Tap_alone_is_the_tap_of_the_whole_pass()
    {
        using var network = Small();
        using var silent = no_grad();
        using var scope = NewDisposeScope();
        var images = rand(2, 3, 32, 32) * 2 - 1;
        var style = randn(2, 8);
        var (image, tap) = network.ForgeAndTap(images, style, 2);
        Assert.Equal([2, 16, 8, 8], tap.shape);
        Assert.True(tap.Equals(network.Tap(images)));
        Assert.True(image.Equals(network.call(images, style, 2)));
    }

    [Fact]
    public void Bfloat16_gives_nearly_the_same_pictures_and_styles()
    {
        using var network = Small();
        using var silent = no_grad();
        using var scope = NewDisposeScope();
        var images = rand(2, 3, 32, 32) * 2 - 1;
        var style = randn(2, 8);
        var (exact, exactStyle) = (network.call(images, style, 0), network.Extract(images, 0));
        network.ComputeType = ScalarType.BFloat16;
        var (fast, fastStyle) = (network.call(images, style, 0), network.Extract(images, 0));
        Assert.Equal(ScalarType.Float32, fast.dtype);
        Assert.Equal(ScalarType.Float32, fastStyle.dtype);
        Assert.InRange(exact.sub(fast).abs().mean().item<float>() / exact.std().item<float>(), 0, 0.02f);
        Assert.InRange(exactStyle.sub(fastStyle).abs().mean().item<float>() / exactStyle.std().item<float>(), 0, 0.02f);
    }

    [Fact]
    public void Gradients_reach_the_picture_the_style_and_the_reference()
    {
        using var network = Small();
        using var scope = NewDisposeScope();
        var images = rand(1, 3, 32, 32).requires_grad_();
        var reference = rand(1, 3, 32, 32).requires_grad_();
        network.call(images, network.Extract(reference, 1), 1).square().mean().backward();
        Assert.NotEqual(0, images.grad!.abs().sum().item<float>());
        Assert.NotEqual(0, reference.grad!.abs().sum().item<float>());
    }

    [Fact]
    public void Mapping_each_row_to_its_attribute_is_mapping_it_alone()
    {
        using var network = Small();
        using var silent = no_grad();
        using var scope = NewDisposeScope();
        var noise = randn(3, 4);
        var each = network.MapEach(noise, 2, tensor(new long[] { 2, 0, 1 }));
        for (var row = 0; row < 3; row++)
            Assert.True(each[row].allclose(network.Map(noise.narrow(0, row, 1), 2, new[] { 2, 0, 1 }[row])[0], 1e-5, 1e-6));
    }

    [Fact]
    public void The_style_decides_and_the_tag_decides()
    {
        using var network = Small();
        using var silent = no_grad();
        using var scope = NewDisposeScope();
        var images = rand(1, 3, 32, 32);
        var style = randn(1, 8);
        Assert.NotEqual(0, network.call(images, style, 0).sub(network.call(images, -style, 0)).abs().max().item<float>());
        Assert.NotEqual(0, network.call(images, style, 0).sub(network.call(images, style, 1)).abs().max().item<float>());
    }

    [Fact]
    public void Channels_that_do_not_go_together_are_refused()
    {
        Assert.Throws<ArgumentException>(() => new HiSdGenerator(HiSdShapes.Tiny with { DecoderChannels = [15, 12, 8] }));
        Assert.Throws<ArgumentException>(() => new HiSdGenerator(HiSdShapes.Tiny with { DecoderChannels = [16, 12] }));
        Assert.Throws<ArgumentException>(() => new HiSdGenerator(HiSdShapes.Tiny with { OwnMapperChannels = [9, 8] }));
        Assert.Throws<ArgumentException>(() => new HiSdGenerator(HiSdShapes.Tiny with { Tags = [] }));
    }

    private static HiSdGenerator Small()
    {
        manual_seed(1);
        return new(HiSdShapes.Tiny);
    }

    private static HiSdOptions Shape(Golden golden)
    {
        int[] encoder = [.. golden.Metadata["encoder"].Split(',').Select(width => int.Parse(width, System.Globalization.CultureInfo.InvariantCulture))];
        var width = golden.Number("width");
        Assert.Equal("8x4", golden.Metadata["translators"]);
        Assert.Equal("16,16|16,16", golden.Metadata["mapper"]);
        return new()
        {
            Tags = [HiSdTag.Presence("Bangs"), HiSdTag.Presence("Eyeglasses")],
            EncoderChannels = encoder,
            DecoderChannels = [.. encoder.Reverse()],
            TranslatorChannels = [width, width, width, width],
            ExtractorChannels = [width, 2 * width, 4 * width],
            SharedMapperChannels = [16, 16],
            OwnMapperChannels = [16, 16],
            StyleDimension = golden.Number("style_dim"),
            NoiseDimension = golden.Number("noise_dim"),
        };
    }
}
