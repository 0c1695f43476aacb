using AefVideo.Core.Errors;
using AefVideo.Generators.AttGan;
using AefVideo.Generators.Checkpoints;
using static TorchSharp.torch;

namespace AefVideo.Generators.Tests.AttGan;

public sealed class AttGanForgerTests
{
    private static readonly AttGanOptions s_shape = new() { EncoderWidth = 4, DecoderWidth = 6, Layers = 3, InjectLayers = 1, ImageSize = 32 };

    [Fact]
    public void An_edit_turns_its_attribute_round_and_asks_for_it_twice_as_strongly()
    {
        using var forger = Create();
        using var scope = NewDisposeScope();
        var labels = zeros(2, 13);
        labels[1].fill_(1);
        var values = forger.Condition("Eyeglasses", labels).Values;
        var column = Column("Eyeglasses");
        Assert.Equal([1, -1], values.select(1, column).data<float>().ToArray());
        for (var i = 0; i < 13; i++)
            if (i != column) Assert.Equal([-0.5f, 0.5f], values.select(1, i).data<float>().ToArray());
    }

    [Fact]
    public void A_hair_colour_excludes_the_others()
    {
        using var forger = Create();
        using var scope = NewDisposeScope();
        var labels = zeros(1, 13);
        labels.select(1, Column("Black_Hair")).fill_(1);
        var values = forger.Condition("Blond_Hair", labels).Values;
        Assert.Equal(-0.5f, values[0, Column("Black_Hair")].item<float>());
        Assert.Equal(1, values[0, Column("Blond_Hair")].item<float>());
        Assert.Equal(-0.5f, values[0, Column("Brown_Hair")].item<float>());
    }

    [Fact]
    public void The_strength_can_be_chosen()
    {
        using var forger = new AttGanForger(new AttGanGenerator(s_shape), "", strength: 1);
        using var scope = NewDisposeScope();
        Assert.Equal(0.5f, forger.Condition("Male", zeros(1, 13)).Values[0, Column("Male")].item<float>());
    }

    [Fact]
    public void An_unknown_edit_is_refused()
    {
        using var forger = Create();
        using var labels = zeros(1, 13);
        Assert.Contains("Smiling", Assert.Throws<ArgumentException>(() => forger.Condition("Smiling", labels)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void It_forges_and_taps_one_picture_as_it_does_among_others()
    {
        using var forger = Create();
        using var scope = NewDisposeScope();
        var images = rand(3, 3, 32, 32) * 2 - 1;
        var condition = forger.Condition("Bangs", zeros(3, 13));
        var (forged, tap) = forger.ForgeAndTap(images, condition);
        Assert.False(forged.requires_grad);
        Assert.True(forged.Equals(forger.Forge(images, condition)));
        Assert.True(tap.Equals(forger.Tap(images, condition)));
        var alone = forger.Forge(images.narrow(0, 1, 1), forger.Condition("Bangs", zeros(1, 13)));
        Assert.True(alone.allclose(forged.narrow(0, 1, 1), 1e-4, 1e-5));
    }

    [Fact]
    public void Gradients_reach_the_picture_and_not_the_weights()
    {
        using var network = new AttGanGenerator(s_shape);
        using var forger = new AttGanForger(network, "");
        using var scope = NewDisposeScope();
        var images = rand(1, 3, 32, 32).requires_grad_();
        forger.Forge(images, forger.Condition("Young", zeros(1, 13))).square().mean().backward();
        Assert.NotEqual(0, images.grad!.abs().sum().item<float>());
        Assert.All(network.parameters(), parameter => Assert.False(parameter.requires_grad));
    }

    [Theory]
    [InlineData(AttGanNormalization.Batch)]
    [InlineData(AttGanNormalization.Instance)]
    public void Its_shape_survives_the_file_s_metadata(AttGanNormalization encoder)
    {
        var shape = s_shape with { EncoderNormalization = encoder };
        var read = AttGanMetadata.Read(new NetworkMetadata("x.safetensors", AttGanMetadata.Write(shape)));
        Assert.Equal(shape.Attributes, read.Attributes);
        Assert.Equal(shape, read with { Attributes = shape.Attributes });
    }

    [Fact]
    public void A_file_that_does_not_say_how_it_normalises_does_so_by_batches()
    {
        var metadata = AttGanMetadata.Write(s_shape);
        Assert.True(metadata.Remove("enc_norm") && metadata.Remove("dec_norm"));
        Assert.Equal(AttGanNormalization.Batch, AttGanMetadata.Read(new NetworkMetadata("x.safetensors", metadata)).EncoderNormalization);
        metadata["dec_norm"] = "switchnorm";
        var fault = Assert.Throws<ModelException>(() => AttGanMetadata.Read(new NetworkMetadata("x.safetensors", metadata)));
        Assert.Equal("x.safetensors says “dec_norm” is “switchnorm”; it must be batchnorm or instancenorm.", fault.Message);
    }

    [Fact]
    public void It_opens_with_the_weights_of_a_file()
    {
        using var scope = NewDisposeScope();
        using var network = new AttGanGenerator(s_shape);
        network.eval();
        using var state = new NetworkState(AttGanMetadata.Write(s_shape));
        foreach (var (name, tensor) in network.state_dict()) state.Add(name, tensor.detach().clone());
        using var forger = AttGanForger.Open(state, new NetworkMetadata("x.safetensors", state.Metadata), "x.safetensors", "f00d");
        Assert.Equal("f00d", forger.Fingerprint);
        Assert.Equal(GeneratorFamily.AttGan, forger.Family);
        Assert.Equal(32, forger.ImageSize);
        Assert.Equal(AttGanOptions.AuthorsAttributes, forger.Edits);
        using var silent = no_grad();
        var images = rand(1, 3, 32, 32);
        var condition = forger.Condition("Bald", zeros(1, 13));
        Assert.True(network.call(images, condition.Values).Equals(forger.Forge(images, condition)));
    }

    private static int Column(string attribute) => AttGanOptions.AuthorsAttributes.Index().First(entry => entry.Item == attribute).Index;

    private static AttGanForger Create()
    {
        manual_seed(1);
        return new(new AttGanGenerator(s_shape), "0123");
    }
}
