using AefVideo.Generators.AttentionGan;
using AefVideo.Generators.StarGan;
using static TorchSharp.torch;

namespace AefVideo.Generators.Tests.StarGan;

public sealed class LabelTranslatorTests
{
    [Fact]
    public void Stargan_gives_what_the_authors_network_gives()
    {
        using var golden = Golden.Open("stargan_generator");
        using var network = new StarGanGenerator(Shape(golden));
        golden.Load(network);
        using var silent = no_grad();
        using var scope = NewDisposeScope();
        var (image, tap) = network.ForgeAndTap(golden["in.image"], golden["in.attributes"]);
        golden.AssertEquals("image", image);
        golden.AssertEquals("tap_last_residual", tap);
        network.eval();
        golden.AssertEquals("image_eval_mode", network.call(golden["in.image"], golden["in.attributes"]));
    }

    [Fact]
    public void Attentiongan_gives_what_the_authors_network_gives()
    {
        using var golden = Golden.Open("attentiongan_generator");
        using var network = new AttentionGanGenerator(Shape(golden));
        golden.Load(network);
        using var silent = no_grad();
        using var scope = NewDisposeScope();
        var (image, attention, content) = network.Compose(golden["in.image"], golden["in.attributes"]);
        golden.AssertEquals("image", image);
        golden.AssertEquals("attention", attention.expand(-1, 3, -1, -1));
        golden.AssertEquals("content", content);
        golden.AssertEquals("image", network.call(golden["in.image"], golden["in.attributes"]));
        golden.AssertEquals("tap_last_residual", network.Tap(golden["in.image"], golden["in.attributes"]));
    }

    [Fact]
    public void Discriminator_gives_what_the_authors_network_gives()
    {
        using var golden = Golden.Open("stargan_discriminator");
        using var network = new StarGanDiscriminator(new StarGanOptions
        {
            ImageSize = golden.Number("image_size"),
            DiscriminatorWidth = golden.Number("conv_dim"),
            DiscriminatorLayers = golden.Number("repeat_num"),
        });
        golden.Load(network);
        using var silent = no_grad();
        using var scope = NewDisposeScope();
        var (source, classes) = network.call(golden["in.image"]);
        golden.AssertEquals("source", source);
        golden.AssertEquals("classes", classes);
    }

    [Theory]
    [InlineData("stargan_generator")]
    [InlineData("stargan_discriminator")]
    [InlineData("attentiongan_generator")]
    [InlineData("attentiongan_discriminator")]
    public void Full_size_networks_have_the_authors_names_and_shapes(string name)
    {
        var options = new StarGanOptions();
        using nn.Module network = name switch
        {
            "stargan_generator" => new StarGanGenerator(options),
            "attentiongan_generator" => new AttentionGanGenerator(options),
            _ => new StarGanDiscriminator(options),
        };
        OfficialNetworks.AssertSame(name, network);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Tap_alone_is_the_tap_of_the_whole_pass(bool isAttention)
    {
        using var network = Small(isAttention);
        using var silent = no_grad();
        using var scope = NewDisposeScope();
        var images = rand(2, 3, 32, 32) * 2 - 1;
        var labels = zeros(2, 5);
        var (image, tap) = network.ForgeAndTap(images, labels);
        Assert.Equal([2, 32, 8, 8], tap.shape);
        Assert.True(tap.Equals(network.Tap(images, labels)));
        Assert.True(image.Equals(network.call(images, labels)));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Bfloat16_gives_nearly_the_same_pictures(bool isAttention)
    {
        using var network = Small(isAttention);
        using var silent = no_grad();
        using var scope = NewDisposeScope();
        var images = rand(2, 3, 32, 32) * 2 - 1;
        var exact = network.call(images, zeros(2, 5));
        network.ComputeType = ScalarType.BFloat16;
        var fast = network.call(images, zeros(2, 5));
        Assert.Equal(ScalarType.Float32, fast.dtype);
        Assert.InRange(exact.sub(fast).abs().mean().item<float>(), 0, 0.02f);
    }

    [Fact]
    public void Gradients_reach_the_picture()
    {
        using var network = Small(isAttention: false);
        using var scope = NewDisposeScope();
        var images = rand(1, 3, 32, 32).requires_grad_();
        network.call(images, zeros(1, 5)).square().mean().backward();
        Assert.NotEqual(0, images.grad!.abs().sum().item<float>());
    }

    private static LabelTranslator Small(bool isAttention)
    {
        manual_seed(1);
        var options = new StarGanOptions { Width = 8, ResidualBlocks = 2, RunningStatistics = false, ImageSize = 32 };
        return isAttention ? new AttentionGanGenerator(options) : new StarGanGenerator(options);
    }

    private static StarGanOptions Shape(Golden golden) => new() { Width = golden.Number("conv_dim"), ResidualBlocks = golden.Number("repeat_num") };
}
