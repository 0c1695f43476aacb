using AefVideo.Core.Errors;
using AefVideo.Generators.Checkpoints;
using AefVideo.Generators.HiSd;
using static TorchSharp.torch;

namespace AefVideo.Generators.Tests.HiSd;

public sealed class HiSdForgerTests
{
    [Fact]
    public void Edits_are_tags_with_attributes()
    {
        using var forger = Create();
        Assert.Equal(["Bangs=with", "Bangs=without", "Eyeglasses=with", "Eyeglasses=without", "HairColor=black", "HairColor=blond", "HairColor=brown"], forger.Edits);
        Assert.Empty(forger.SourceAttributes);
        Assert.Throws<ArgumentException>(() => forger.Condition("HairColor=green", zeros(1, 0)));
    }

    [Fact]
    public void A_seed_means_one_style_for_all_faces()
    {
        using var forger = Create();
        using var scope = NewDisposeScope();
        var condition = forger.Condition("HairColor=blond", zeros(3, 0), 5);
        manual_seed(99);
        Assert.Equal(2, condition.Tag);
        Assert.Equal([3, 8], condition.Values.shape);
        Assert.True(condition.Values[0].Equals(condition.Values[2]));
        Assert.True(condition.Values.Equals(forger.Condition("HairColor=blond", zeros(3, 0), 5).Values));
        Assert.False(condition.Values.Equals(forger.Condition("HairColor=blond", zeros(3, 0), 6).Values));
        Assert.False(condition.Values.Equals(forger.Condition("HairColor=black", zeros(3, 0), 5).Values));
    }

    [Fact]
    public void A_reference_gives_its_style_to_all_faces()
    {
        using var forger = Create();
        using var scope = NewDisposeScope();
        var images = rand(2, 3, 32, 32);
        var reference = rand(1, 3, 32, 32);
        var one = forger.ConditionFromReference(reference, "Eyeglasses");
        var two = forger.ConditionFromReference(reference.expand(2, -1, -1, -1), "Eyeglasses");
        Assert.Equal(1, one.Tag);
        Assert.True(forger.Forge(images, one).allclose(forger.Forge(images, two), 1e-4, 1e-5));
        Assert.Throws<ArgumentException>(() => forger.ConditionFromReference(reference, "Hat"));
    }

    [Fact]
    public void Gradients_reach_the_pictures_but_not_the_weights()
    {
        manual_seed(1);
        var network = new HiSdGenerator(HiSdShapes.Tiny);
        using var forger = new HiSdForger(network, "");
        using var scope = NewDisposeScope();
        var images = rand(1, 3, 32, 32).requires_grad_();
        var (forged, tap) = forger.ForgeAndTap(images, forger.Condition("Bangs=with", zeros(1, 0)));
        (forged.square().mean() + tap.square().mean()).backward();
        Assert.NotEqual(0, images.grad!.abs().sum().item<float>());
        Assert.All(network.parameters(), parameter => Assert.False(parameter.requires_grad));
    }

    [Fact]
    public void The_metadata_tell_the_shape()
    {
        var written = HiSdMetadata.Write(HiSdShapes.Tiny);
        var read = HiSdMetadata.Read(new NetworkMetadata("file", written));
        Assert.Equal(written, HiSdMetadata.Write(read));
        Assert.Equal(HiSdShapes.Tiny.Tags.SelectMany(tag => tag.Attributes), read.Tags.SelectMany(tag => tag.Attributes));
        using var ours = new HiSdGenerator(HiSdShapes.Tiny);
        using var theirs = new HiSdGenerator(read);
        Assert.Equal(ours.state_dict().Select(entry => (entry.Key, string.Join(',', entry.Value.shape))), theirs.state_dict().Select(entry => (entry.Key, string.Join(',', entry.Value.shape))));
    }

    [Theory]
    [InlineData("encoder", "8,x")]
    [InlineData("encoder", "8,0")]
    [InlineData("extractors", "")]
    [InlineData("tags", "Bangs")]
    [InlineData("tags", "Bangs(with:Bangs);;")]
    [InlineData("tags", "Bangs(with:Bangs,without)")]
    [InlineData("conditions", "Male")]
    public void Metadata_that_make_no_sense_are_refused(string key, string value)
    {
        var written = HiSdMetadata.Write(HiSdShapes.Tiny);
        written[key] = value;
        Assert.Contains(key, Assert.Throws<ModelException>(() => HiSdMetadata.Read(new NetworkMetadata("file", written))).Message, StringComparison.Ordinal);
    }

    private static HiSdForger Create()
    {
        manual_seed(1);
        return new(new HiSdGenerator(HiSdShapes.Tiny), "0");
    }
}
