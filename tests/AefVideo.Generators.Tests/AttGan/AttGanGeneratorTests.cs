using AefVideo.Generators.AttGan;
using static TorchSharp.torch;

namespace AefVideo.Generators.Tests.AttGan;

public sealed class AttGanGeneratorTests
{
    [Theory]
    [InlineData("attgan_generator_shortcut1_inject0")]
    [InlineData("attgan_generator_shortcut1_inject1")]
    public void It_gives_what_the_authors_network_gives(string name)
    {
        using var golden = Golden.Open(name);
        using var network = new AttGanGenerator(Shape(golden));
        golden.Load(network);
        network.eval();
        using var silent = no_grad();
        using var scope = NewDisposeScope();
        var (image, tap) = network.ForgeAndTap(golden["in.image"], golden["in.attributes"]);
        golden.AssertEquals("image", image);
        golden.AssertEquals("tap_encoder", tap);
        golden.AssertEquals("image", network.call(golden["in.image"], golden["in.attributes"]));
        golden.AssertEquals("tap_encoder", network.Tap(golden["in.image"]));
    }

    [Fact]
    public void The_full_size_network_has_the_authors_names_and_shapes()
    {
        using var network = new AttGanGenerator(new AttGanOptions());
        OfficialNetworks.AssertSame("attgan_generator", network);
    }

    [Fact]
    public void No_layer_is_wider_than_the_authors_limit()
    {
        using var network = new AttGanGenerator(new AttGanOptions { EncoderWidth = 400, DecoderWidth = 400, Layers = 3, ShortcutLayers = 2 });
        Assert.Equal([1024, 800, 4, 4], network.state_dict()["enc_layers.2.layers.0.weight"].shape);
        Assert.Equal([1037, 1024, 4, 4], network.state_dict()["dec_layers.0.layers.0.weight"].shape);
        Assert.Equal([1824, 800, 4, 4], network.state_dict()["dec_layers.1.layers.0.weight"].shape);
        Assert.Equal([1200, 3, 4, 4], network.state_dict()["dec_layers.2.layers.0.weight"].shape);
    }

    [Fact]
    public void Tap_alone_is_the_tap_of_the_whole_pass()
    {
        using var network = Small();
        using var silent = no_grad();
        using var scope = NewDisposeScope();
        var images = rand(2, 3, 32, 32) * 2 - 1;
        var (image, tap) = network.ForgeAndTap(images, Values());
        Assert.Equal([2, 32, 4, 4], tap.shape);
        Assert.True(tap.Equals(network.Tap(images)));
        Assert.True(image.Equals(network.call(images, Values())));
    }

    [Fact]
    public void One_encoding_is_decoded_with_several_labels()
    {
        using var network = Small();
        using var silent = no_grad();
        using var scope = NewDisposeScope();
        var encoding = network.Encode(rand(2, 3, 32, 32) * 2 - 1);
        var both = network.Decode(encoding, cat([Values(), -Values()]));
        Assert.True(both.narrow(0, 0, 2).allclose(network.Decode(encoding, Values()), 1e-4, 1e-5));
        Assert.True(both.narrow(0, 2, 2).allclose(network.Decode(encoding, -Values()), 1e-4, 1e-5));
        Assert.False(both.narrow(0, 0, 2).allclose(both.narrow(0, 2, 2), 1e-4, 1e-3));
    }

    [Fact]
    public void Training_moves_the_running_statistics_and_evaluation_does_not()
    {
        using var network = Small();
        using var silent = no_grad();
        using var scope = NewDisposeScope();
        var images = rand(2, 3, 32, 32);
        var state = network.state_dict();
        var (mean, batches) = (state["enc_layers.1.layers.1.running_mean"], state["enc_layers.1.layers.1.num_batches_tracked"]);
        var before = mean.clone();
        network.call(images, Values());
        Assert.True(before.Equals(mean));
        Assert.Equal(0, batches.item<long>());
        network.train();
        network.call(images, Values());
        Assert.False(before.Equals(mean));
        Assert.Equal(1, batches.item<long>());
    }

    [Theory]
    [InlineData(AttGanNormalization.Instance, AttGanNormalization.Batch)]
    [InlineData(AttGanNormalization.Batch, AttGanNormalization.Instance)]
    public void Each_half_normalises_as_the_options_say(AttGanNormalization encoder, AttGanNormalization decoder)
    {
        using var network = new AttGanGenerator(new AttGanOptions { EncoderWidth = 4, DecoderWidth = 4, Layers = 3, EncoderNormalization = encoder, DecoderNormalization = decoder });
        var names = network.state_dict().Keys;
        Assert.Equal(encoder == AttGanNormalization.Batch, names.Contains("enc_layers.2.layers.1.running_mean"));
        Assert.Equal(decoder == AttGanNormalization.Batch, names.Contains("dec_layers.0.layers.1.running_mean"));
        Assert.Contains("enc_layers.2.layers.1.weight", names);
        Assert.Contains("dec_layers.0.layers.1.bias", names);
    }

    [Fact]
    public void With_instance_normalisation_training_and_evaluation_are_the_same_and_contrast_does_not_matter()
    {
        manual_seed(2);
        using var network = new AttGanGenerator(new AttGanOptions
        {
            EncoderWidth = 8,
            DecoderWidth = 8,
            Layers = 3,
            ImageSize = 32,
            EncoderNormalization = AttGanNormalization.Instance,
            DecoderNormalization = AttGanNormalization.Instance,
        });
        using var silent = no_grad();
        using var scope = NewDisposeScope();
        var images = rand(2, 3, 32, 32);
        network.train();
        var trained = network.call(images, Values());
        network.eval();
        Assert.True(trained.Equals(network.call(images, Values())));
        Assert.True(network.Tap(images).allclose(network.Tap(images * 0.5), 1e-2, 1e-2));
    }

    [Fact]
    public void Bfloat16_gives_nearly_the_same_pictures()
    {
        using var network = Small();
        using var silent = no_grad();
        using var scope = NewDisposeScope();
        var images = rand(2, 3, 32, 32) * 2 - 1;
        var exact = network.call(images, Values());
        network.ComputeType = ScalarType.BFloat16;
        var fast = network.call(images, Values());
        Assert.Equal(ScalarType.Float32, fast.dtype);
        Assert.InRange(exact.sub(fast).abs().mean().item<float>(), 0, 0.02f);
    }

    [Fact]
    public void Gradients_reach_the_picture()
    {
        using var network = Small();
        using var scope = NewDisposeScope();
        var images = rand(2, 3, 32, 32).requires_grad_();
        network.call(images, Values()).square().mean().backward();
        Assert.NotEqual(0, images.grad!.abs().sum().item<float>());
    }

    [Fact]
    public void The_discriminator_has_the_authors_names_and_shapes()
    {
        using var network = new AttGanDiscriminator(new AttGanOptions { ImageSize = 128 });
        var state = network.state_dict();
        Assert.Equal(5 * 3 + 8, state.Count);
        Assert.Equal([64, 3, 4, 4], state["conv.0.layers.0.weight"].shape);
        Assert.Equal([1024], state["conv.4.layers.1.bias"].shape);
        Assert.Equal([1024, 16384], state["fc_adv.0.layers.0.weight"].shape);
        Assert.Equal([1, 1024], state["fc_adv.1.layers.0.weight"].shape);
        Assert.Equal([1024], state["fc_cls.0.layers.0.bias"].shape);
        Assert.Equal([13], state["fc_cls.1.layers.0.bias"].shape);
    }

    [Fact]
    public void The_discriminator_refuses_pictures_that_are_too_small() =>
        Assert.Throws<ArgumentException>(() => new AttGanDiscriminator(new AttGanOptions { ImageSize = 32 }));

    private static Tensor Values() => cat([ones(2, 6), -ones(2, 7)], 1) * 0.5;

    private static AttGanGenerator Small()
    {
        manual_seed(1);
        var network = new AttGanGenerator(new AttGanOptions { EncoderWidth = 8, DecoderWidth = 8, Layers = 3, ImageSize = 32 });
        network.eval();
        return network;
    }

    private static AttGanOptions Shape(Golden golden) => new()
    {
        EncoderWidth = golden.Number("enc_dim"),
        DecoderWidth = golden.Number("dec_dim"),
        Layers = golden.Number("layers"),
        ShortcutLayers = golden.Number("shortcut_layers"),
        InjectLayers = golden.Number("inject_layers"),
        ImageSize = golden.Number("image_size"),
    };
}
