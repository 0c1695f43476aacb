using AefVideo.Generators.AttGan;
using AefVideo.Generators.Training;
using TorchSharp;
using static TorchSharp.torch;

namespace AefVideo.Generators.Tests.AttGan;

public sealed class AttGanTraineeTests
{
    [Theory]
    [InlineData(AdversarialObjective.NonSaturating, 0)]
    [InlineData(AdversarialObjective.NonSaturating, 0.5)]
    [InlineData(AdversarialObjective.WassersteinGradientPenalty, 0)]
    public void It_learns_to_reconstruct_without_holding_on_to_tensors(AdversarialObjective objective, double singleEdits)
    {
        using var trainee = Create(new TrainingOptions { WarmUp = 15, Objective = objective, LearningRate = 1e-3 }, singleEdits);
        using var images = rand(4, 3, 32, 32) * 2 - 1;
        using var labels = rand(4, 13).ge(0.5).@float();
        var losses = new double[trainee.LossNames.Count];
        double first = 0, last = 0;
        long live = 0;
        for (var iteration = 0; iteration < 61; iteration++)
        {
            Array.Fill(losses, double.NaN);
            using (NewDisposeScope()) trainee.Learn(iteration, images, labels, losses);
            if (iteration == 0) first = losses[5];
            if (iteration == 25) live = DisposeScopeManager.Statistics.ThreadTotalLiveCount;
            last = losses[5];
        }
        Assert.True(last < 0.8 * first, $"The reconstruction loss went from {first} to {last}.");
        Assert.Equal(live, DisposeScopeManager.Statistics.ThreadTotalLiveCount);
        Assert.All(losses.Where((_, index) => index != 2), loss => Assert.True(double.IsFinite(loss)));
    }

    [Fact]
    public void With_the_authors_objective_the_generator_steps_every_fifth_time()
    {
        using var trainee = Create(new TrainingOptions { WarmUp = 0, Objective = AdversarialObjective.WassersteinGradientPenalty }, 0);
        using var images = rand(4, 3, 32, 32) * 2 - 1;
        using var labels = rand(4, 13).ge(0.5).@float();
        var weight = trainee.Networks["generator"].state_dict()["enc_layers.0.layers.0.weight"];
        var losses = new double[trainee.LossNames.Count];
        var moved = new List<int>();
        for (var iteration = 0; iteration < 11; iteration++)
        {
            using var scope = NewDisposeScope();
            var before = weight.clone();
            trainee.Learn(iteration, images, labels, losses);
            if (!before.Equals(weight)) moved.Add(iteration);
        }
        Assert.Equal([0, 5, 10], moved);
    }

    [Fact]
    public void The_average_runs_on_statistics_of_its_own()
    {
        using var trainee = Create(new TrainingOptions { WarmUp = 100, LearningRate = 1e-3, AverageDecay = 0.9 }, 0);
        using var images = rand(4, 3, 32, 32) * 2 - 1;
        using var labels = rand(4, 13).ge(0.5).@float();
        var losses = new double[trainee.LossNames.Count];
        for (var iteration = 0; iteration < 100; iteration++)
        {
            using var scope = NewDisposeScope();
            trainee.Learn(iteration, images, labels, losses);
        }
        using var silent = no_grad();
        using var outer = NewDisposeScope();
        var own = trainee.Sample(images, labels)[1].Pictures;
        Assert.False(trainee.Result.training);
        Assert.InRange(own.sub(images).abs().mean().item<float>(), 0, 1.3 * losses[5]);
    }

    [Fact]
    public void Samples_show_every_edit()
    {
        using var trainee = Create(new TrainingOptions(), 0);
        using var scope = NewDisposeScope();
        using var silent = no_grad();
        var columns = trainee.Sample(rand(2, 3, 32, 32), zeros(2, 13));
        Assert.Equal(["input", "own labels", .. AttGanOptions.AuthorsAttributes, "cycle"], columns.Select(column => column.Title));
        Assert.All(columns, column => Assert.Equal([2, 3, 32, 32], column.Pictures.shape));
    }

    private static AttGanTrainee Create(TrainingOptions training, double singleEdits)
    {
        var options = new AttGanOptions { EncoderWidth = 8, DecoderWidth = 8, Layers = 3, ImageSize = 32, DiscriminatorLayers = 3, DiscriminatorWidth = 8, DiscriminatorHeadWidth = 16 };
        return new(options, training, new AttGanLosses { SingleEdits = singleEdits });
    }
}
