using AefVideo.Core.Errors;
using AefVideo.Generators.AttGan;
using AefVideo.Generators.Checkpoints;
using AefVideo.Generators.Training;
using static TorchSharp.torch;

namespace AefVideo.Generators.Tests;

public sealed class TraineesTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("aef-trainees-").FullName;

    private string Weights => Path.Combine(_folder, "weights.safetensors");

    [Theory]
    [InlineData("stargan", 128)]
    [InlineData("attentiongan", 64)]
    public void A_generator_starts_from_another_size_or_the_same_trunk(string name, int size)
    {
        using var source = Trainees.Create(Request("stargan", 64, seed: 1));
        TensorFile.Write(Weights, source.Result.state_dict(), source.ResultMetadata);
        using var target = Trainees.Create(Request(name, size, seed: 2) with { InitialWeights = Weights });
        foreach (var network in new[] { "generator", "average" })
        {
            var (expected, actual) = (source.Result.state_dict(), target.Networks[network].state_dict());
            using var scope = NewDisposeScope();
            foreach (var (key, value) in expected)
            {
                // AttentionGAN's last layer has its attention channel before StarGAN's picture.
                var taken = actual[key].shape[0] == value.shape[0] ? actual[key] : actual[key].narrow(0, 1, value.shape[0]);
                Assert.True(taken.Equals(value), key);
            }
        }
    }

    [Fact]
    public void An_AttGAN_has_the_shape_asked_for()
    {
        using var trainee = Trainees.Create(Request("attgan", 64, seed: 1) with { Depth = 3, Shortcuts = 0, Injections = 2, EncoderNormalization = AttGanNormalization.Batch, DecoderNormalization = AttGanNormalization.Instance });
        var shape = trainee.ResultMetadata;
        Assert.Equal(("3", "0", "2", "batchnorm", "instancenorm"), (shape["layers"], shape["shortcut_layers"], shape["inject_layers"], shape["enc_norm"], shape["dec_norm"]));
        Assert.Equal([16 + 13, 8, 4, 4], trainee.Result.state_dict()["dec_layers.1.layers.0.weight"].shape);
    }

    [Fact]
    public void Weights_of_something_else_are_refused()
    {
        using var source = Trainees.Create(Request("attgan", 64, seed: 1) with { Depth = 2 });
        TensorFile.Write(Weights, source.Result.state_dict(), source.ResultMetadata);
        var fault = Assert.Throws<ModelException>(() => Trainees.Create(Request("stargan", 64, seed: 1) with { InitialWeights = Weights }));
        Assert.Contains("weights.safetensors cannot be started from: only 0 of", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void What_a_network_does_not_have_cannot_be_asked_of_it()
    {
        Assert.Throws<UsageException>(() => Trainees.Create(Request("hisd", 64, seed: 1)));
        Assert.Throws<UsageException>(() => Trainees.Create(Request("cyclegan", 64, seed: 1)));
        Assert.Throws<UsageException>(() => Trainees.Create(Request("stargan", 64, seed: 1) with { DecoderNormalization = AttGanNormalization.Instance }));
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static TraineeRequest Request(string name, int size, ulong seed) =>
        new() { Name = name, ImageSize = size, Width = 4, Depth = 1, DiscriminatorWidth = 4, Training = new TrainingOptions { Seed = seed } };
}
