using AefVideo.Generators.HiSd;
using AefVideo.Generators.Training;
using TorchSharp;
using static TorchSharp.torch;

namespace AefVideo.Generators.Tests.HiSd;

public sealed class HiSdTraineeTests
{
    // Bangs, Eyeglasses, Black_Hair, Blond_Hair, Brown_Hair, Male, Young; the last face has no hair colour, the one before two.
    private static readonly float[] s_labels =
    [
        1, 0, 1, 0, 0, 0, 1,
        0, 1, 0, 1, 0, 1, 1,
        0, 0, 0, 0, 1, 0, 0,
        1, 1, 1, 0, 1, 1, 1,
        0, 0, 0, 0, 0, 1, 0,
    ];

    private const int WarmUp = 30;

    [Theory]
    [InlineData(AdversarialObjective.NonSaturating)]
    [InlineData(AdversarialObjective.HingeR1)]
    [InlineData(AdversarialObjective.WassersteinGradientPenalty)]
    public void It_learns_to_reconstruct_without_holding_on_to_tensors(AdversarialObjective objective)
    {
        using var trainee = Create(new TrainingOptions { WarmUp = WarmUp, Objective = objective, LearningRate = 2e-3 });
        using var images = nn.functional.interpolate(rand(5, 3, 8, 8), scale_factor: [4, 4]) * 2 - 1;
        using var labels = tensor(s_labels).reshape(5, -1);
        var raw = trainee.LossNames.Index().First(loss => loss.Item == "G raw").Index;
        var losses = new double[trainee.LossNames.Count];
        double first = 0, warm = 0;
        long live = 0;
        for (var iteration = 0; iteration < 61; iteration++)
        {
            using (NewDisposeScope()) trainee.Learn(iteration, images, labels, losses);
            if (iteration == 0) first = losses[raw];
            if (iteration == 45) live = DisposeScopeManager.Statistics.ThreadTotalLiveCount;
            if (iteration == WarmUp - 1) warm = losses[raw];
        }
        Assert.True(warm < 0.8 * first, $"The reconstruction loss went from {first} to {warm}.");
        Assert.Equal(live, DisposeScopeManager.Statistics.ThreadTotalLiveCount);
        Assert.All(losses, loss => Assert.True(double.IsFinite(loss)));
    }

    [Fact]
    public void Its_attributes_are_those_of_the_tags_and_their_conditions()
    {
        using var trainee = Create(new TrainingOptions());
        Assert.Equal(["Bangs", "Eyeglasses", "Black_Hair", "Blond_Hair", "Brown_Hair", "Male", "Young"], trainee.Attributes);
        Assert.Equal(["Bangs"], trainee.BalanceOver(3));
        Assert.Equal(["Eyeglasses"], trainee.BalanceOver(1));
        Assert.Equal(["Black_Hair", "Blond_Hair", "Brown_Hair"], trainee.BalanceOver(2));
        Assert.Same(trainee.BalanceOver(2), trainee.BalanceOver(5));
    }

    [Fact]
    public void A_task_knows_the_faces_with_exactly_one_attribute_and_asks_each_for_another()
    {
        using var trainee = Create(new TrainingOptions());
        var columns = trainee.Attributes.Index().ToDictionary(attribute => attribute.Item, attribute => attribute.Index);
        using var scope = NewDisposeScope();
        var labels = tensor(s_labels).reshape(5, -1);
        var targets = new HashSet<long>();
        for (var i = 0; i < 30; i++)
        {
            var hair = HiSdTask.Draw(HiSdShapes.Tiny, 2, labels, columns);
            Assert.Equal([0, 1, 2], hair.Known.data<long>().ToArray());
            Assert.Equal([0, 1, 2], hair.Source.data<long>().ToArray()[..3]);
            Assert.Equal(0, hair.Source.eq(hair.Target).sum(0L).item<long>());
            targets.Add(hair.Target[0].item<long>());
        }
        Assert.Equal([1, 2], targets.Order());

        var bangs = HiSdTask.Draw(HiSdShapes.Tiny, 0, labels, columns);
        Assert.Equal([0, 1, 2, 3, 4], bangs.Known.data<long>().ToArray());
        Assert.Equal([0, 1, 1, 0, 1], bangs.Source.data<long>().ToArray());
        Assert.Equal([1, 0, 0, 1, 0], bangs.Target.data<long>().ToArray());
        Assert.Equal([-1f, 1, 1, 1, -1, -1, 1, 1, 1, -1], bangs.Conditions.data<float>().ToArray());
    }

    [Fact]
    public void A_batch_without_any_known_face_still_teaches_reconstruction()
    {
        using var trainee = Create(new TrainingOptions { WarmUp = 0 });
        using var scope = NewDisposeScope();
        var losses = new double[trainee.LossNames.Count];
        Array.Fill(losses, double.NaN);
        trainee.Learn(2, rand(2, 3, 32, 32), zeros(2, 7), losses);
        Assert.Equal([4, 5], Enumerable.Range(0, losses.Length).Where(place => !double.IsNaN(losses[place])));
    }

    [Fact]
    public void Mappers_go_at_their_own_pace()
    {
        var training = new TrainingOptions { LearningRate = 0.01, WarmUp = 0 };
        using var trainee = new HiSdTrainee(HiSdShapes.Tiny, training, new HiSdLosses { MapperPace = 0 });
        using var scope = NewDisposeScope();
        var before = trainee.Networks["generator"].state_dict().ToDictionary(entry => entry.Key, entry => entry.Value.clone());
        trainee.Learn(1, rand(5, 3, 32, 32), tensor(s_labels).reshape(5, -1), new double[trainee.LossNames.Count]);
        foreach (var (name, value) in trainee.Networks["generator"].state_dict())
        {
            if (name.StartsWith("mappers.", StringComparison.Ordinal)) Assert.True(value.Equals(before[name]), name);
            else if (name.StartsWith("encoder.0.", StringComparison.Ordinal)) Assert.False(value.Equals(before[name]), name);
        }
    }

    [Fact]
    public void Samples_show_every_edit_and_references()
    {
        using var trainee = Create(new TrainingOptions());
        using var scope = NewDisposeScope();
        using var silent = no_grad();
        var columns = trainee.Sample(rand(2, 3, 32, 32), zeros(2, 7));
        Assert.Equal(2 + 7 + 3 + 1, columns.Count);
        Assert.All(columns, column => Assert.Equal([2, 3, 32, 32], column.Pictures.shape));
    }

    private static HiSdTrainee Create(TrainingOptions training) => new(HiSdShapes.Tiny, training, new HiSdLosses());
}
