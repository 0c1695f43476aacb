using AefVideo.Generators.AttentionGan;
using AefVideo.Generators.StarGan;
using AefVideo.Generators.Training;
using TorchSharp;
using static TorchSharp.torch;

namespace AefVideo.Generators.Tests.StarGan;

public sealed class LabelTranslatorTraineeTests
{
    [Theory]
    [InlineData("stargan", AdversarialObjective.NonSaturating)]
    [InlineData("attentiongan", AdversarialObjective.NonSaturating)]
    [InlineData("stargan", AdversarialObjective.WassersteinGradientPenalty)]
    [InlineData("attentiongan", AdversarialObjective.WassersteinGradientPenalty)]
    public void It_learns_to_reconstruct_without_holding_on_to_tensors(string name, AdversarialObjective objective)
    {
        using var trainee = Create(name, new TrainingOptions { WarmUp = 15, Objective = objective, LearningRate = 1e-3 });
        using var images = rand(4, 3, 32, 32) * 2 - 1;
        using var labels = tensor(new float[] { 1, 0, 0, 1, 0, 0, 1, 0, 0, 1, 0, 0, 1, 1, 1, 1, 0, 0, 0, 0 }).reshape(4, 5);
        var losses = new double[trainee.LossNames.Count];
        double first = 0, last = 0;
        long live = 0;
        for (var iteration = 0; iteration < 40; iteration++)
        {
            using (NewDisposeScope()) trainee.Learn(iteration, images, labels, losses);
            if (iteration == 0) first = losses[5];
            if (iteration == 17) live = DisposeScopeManager.Statistics.ThreadTotalLiveCount;
            last = losses[5];
        }
        Assert.True(last < 0.9 * first, $"The reconstruction loss went from {first} to {last}.");
        Assert.Equal(live, DisposeScopeManager.Statistics.ThreadTotalLiveCount);
        Assert.All(losses.Where((_, index) => index != 2), loss => Assert.True(double.IsFinite(loss)));
    }

    [Fact]
    public void Samples_show_every_edit()
    {
        using var trainee = Create("attentiongan", new TrainingOptions());
        using var scope = NewDisposeScope();
        using var silent = no_grad();
        var columns = trainee.Sample(rand(2, 3, 32, 32), zeros(2, 5));
        Assert.Equal(["input", .. StarGanOptions.AuthorsAttributes, "cycle", "attention"], columns.Select(column => column.Title));
        Assert.All(columns, column => Assert.Equal([2, 3, 32, 32], column.Pictures.shape));
    }

    private static LabelTranslatorTrainee Create(string name, TrainingOptions training)
    {
        var options = new StarGanOptions { Width = 8, ResidualBlocks = 1, RunningStatistics = false, ImageSize = 32, DiscriminatorLayers = 3, DiscriminatorWidth = 8 };
        return new(name, shape => name == "stargan" ? new StarGanGenerator(shape) : new AttentionGanGenerator(shape), options, training, new LabelTranslatorLosses());
    }
}
