using AefVideo.Generators.AttentionGan;
using AefVideo.Generators.AttGan;
using AefVideo.Generators.HiSd;
using AefVideo.Generators.StarGan;
using AefVideo.Generators.Tests.HiSd;
using AefVideo.Generators.Training;
using static TorchSharp.torch;

namespace AefVideo.Generators.Tests.Training;

public sealed class HeadStartTests
{
    private const int Faces = 16;

    [Theory]
    [InlineData("attentiongan", "D classification")]
    [InlineData("attgan", "D classification")]
    [InlineData("hisd", "D mismatch")]
    public void Only_the_discriminator_learns_and_it_learns_to_tell_attributes(string network, string lossName)
    {
        using var scope = NewDisposeScope();
        using var trainee = Create(network, new TrainingOptions { HeadStart = 1000, WarmUp = 0, LearningRate = 2e-3 });
        var (images, labels) = Toys(trainee.Attributes);
        var place = trainee.LossNames.Index().First(loss => loss.Item == lossName).Index;
        var generator = Clone(trainee.Networks["generator"]);
        var losses = new double[trainee.LossNames.Count];
        double first = 0, last = 0;
        for (var iteration = 0; iteration < 60; iteration++)
        {
            using (NewDisposeScope()) trainee.Learn(iteration, images, labels, losses);
            if (iteration == 0) first = losses[place];
            last = losses[place];
        }
        Assert.True(last < 0.75 * first, $"{lossName} went from {first} to {last}.");
        foreach (var (name, value) in trainee.Networks["generator"].state_dict()) Assert.True(generator[name].Equals(value), name);
    }

    [Fact]
    public void What_a_discriminator_is_shown_has_noise_of_the_asked_size()
    {
        using var scope = NewDisposeScope();
        var pictures = rand(4, 3, 64, 64) * 2 - 1;
        Assert.True(pictures.Equals(DiscriminatorView.Of(pictures, new TrainingOptions())));
        var noise = DiscriminatorView.Of(pictures, new TrainingOptions { InstanceNoise = 0.25 }) - pictures;
        Assert.InRange(noise.std().item<float>(), 0.24, 0.26);
        Assert.InRange(noise.mean().item<float>(), -0.01, 0.01);
        Assert.Equal(ScalarType.BFloat16, DiscriminatorView.Of(pictures, new TrainingOptions { ComputeType = ScalarType.BFloat16 }).dtype);
    }

    [Fact]
    public void A_discriminator_without_norms_keeps_the_size_of_what_it_sees()
    {
        using var scope = NewDisposeScope();
        manual_seed(5);
        using var network = new AttGanDiscriminator(AttGanShape with { DiscriminatorWidth = 32, DiscriminatorNormalizes = false });
        Assert.Contains("conv.2.layers.0.bias", network.state_dict().Keys);
        Assert.DoesNotContain("conv.0.layers.1.weight", network.state_dict().Keys);
        var input = randn(8, 3, 32, 32);
        foreach (var weight in network.named_parameters().Where(named => named.name.StartsWith("conv.", StringComparison.Ordinal) && named.parameter.dim() == 4).Select(named => named.parameter))
            input = nn.functional.leaky_relu(nn.functional.conv2d(input, weight, strides: [2, 2], padding: [1, 1]), 0.01);
        Assert.InRange(input.square().mean().item<float>(), 0.3f, 3f);
    }

    private static AttGanOptions AttGanShape => new()
    {
        Attributes = StarGanOptions.AuthorsAttributes, EncoderWidth = 4, DecoderWidth = 4, Layers = 3, ImageSize = 32, DiscriminatorLayers = 3, DiscriminatorWidth = 8, DiscriminatorHeadWidth = 16,
        DiscriminatorNormalizes = false,
    };

    private static ITrainee Create(string network, TrainingOptions training)
    {
        var labelled = new StarGanOptions { Width = 4, ResidualBlocks = 1, RunningStatistics = false, ImageSize = 32, DiscriminatorLayers = 3, DiscriminatorWidth = 8 };
        return network switch
        {
            "attentiongan" => new LabelTranslatorTrainee(network, shape => new AttentionGanGenerator(shape), labelled, training, new LabelTranslatorLosses()),
            "attgan" => new AttGanTrainee(AttGanShape, training, new AttGanLosses()),
            _ => new HiSdTrainee(HiSdShapes.Tiny, training, new HiSdLosses { Mismatch = 1 }),
        };
    }

    /// <summary>Pictures that are bright below an attribute's place where they have it: a hair colour each and perhaps bangs and glasses.</summary>
    private static (Tensor Images, Tensor Labels) Toys(IReadOnlyList<string> attributes)
    {
        var labels = zeros(Faces, attributes.Count);
        var images = full([Faces, 3, 32, 32], -0.5);
        string[] hair = ["Black_Hair", "Blond_Hair", "Brown_Hair"];
        for (var face = 0; face < Faces; face++)
        {
            for (var a = 0; a < attributes.Count; a++)
            {
                var has = hair.Contains(attributes[a]) ? hair[face % hair.Length] == attributes[a] : (face >> (a % 3)) % 2 == 0;
                if (!has) continue;
                labels[face, a].fill_(1);
                images.narrow(0, face, 1).narrow(1, a % 3, 1).narrow(3, 4 * a, 4).fill_(1);
            }
        }
        return (images, labels);
    }

    private static Dictionary<string, Tensor> Clone(nn.Module network) => network.state_dict().ToDictionary(named => named.Key, named => named.Value.clone());
}
