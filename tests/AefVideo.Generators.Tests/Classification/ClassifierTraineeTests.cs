using AefVideo.Generators.Checkpoints;
using AefVideo.Generators.Classification;
using AefVideo.Generators.Data;
using AefVideo.Generators.Tests.Data;
using AefVideo.Generators.Training;
using TorchSharp;
using static TorchSharp.torch;

namespace AefVideo.Generators.Tests.Classification;

public sealed class ClassifierTraineeTests : IDisposable
{
    private readonly PictureFolder _folder = new();

    [Theory]
    [InlineData(ScalarType.Float32)]
    [InlineData(ScalarType.BFloat16)]
    public void It_learns_colour_and_place_without_holding_on_to_tensors(ScalarType type)
    {
        using var trainee = LabelledColours.Trainee(LabelledColours.Training with { ComputeType = type });
        var losses = new double[trainee.LossNames.Count];
        var live = new List<long>();
        for (var iteration = 0; iteration < 80; iteration++)
        {
            using var scope = NewDisposeScope();
            var (images, labels) = LabelledColours.Batch(16);
            trainee.Learn(iteration, images, labels, losses);
            if (iteration is 5 or 79) live.Add(DisposeScopeManager.Statistics.ThreadTotalLiveCount);
        }
        Assert.Equal(live[0], live[1]);
        Assert.True(double.IsFinite(losses[0]));

        using var test = NewDisposeScope();
        using var silent = no_grad();
        var (pictures, answers) = LabelledColours.Batch(64);
        var network = (AttributeClassifier)trainee.Result;
        var right = network.call(pictures).gt(0).eq(answers.gt(0)).to(ScalarType.Float32).mean([0L]).data<float>().ToArray();
        Assert.All(right, share => Assert.InRange(share, 0.95f, 1));
    }

    [Fact]
    public async Task A_resumed_run_equals_an_uninterrupted_one_to_the_bit()
    {
        using var data = await LabelledColours.FolderAsync(_folder, 20);
        var whole = Train(data, 12, "whole");
        Train(data, 5, "parts");
        var parts = Train(data, 12, "parts");
        Assert.Equal(File.ReadAllBytes(whole), File.ReadAllBytes(parts));
    }

    [Fact]
    public void A_rare_answer_weighs_more()
    {
        using var balanced = LabelledColours.Trainee(LabelledColours.Training);
        using var rare = new ClassifierTrainee(LabelledColours.Shape, LabelledColours.Training, LabelledColours.Settings, [0.1, 0.1]);
        // The same weights, the same picture with all attributes: its loss is five times as large where they are said to be rare.
        Assert.Equal(5 * Loss(balanced), Loss(rare), 4);

        static double Loss(ClassifierTrainee trainee)
        {
            using var scope = NewDisposeScope();
            var losses = new double[1];
            manual_seed(3);
            trainee.Learn(0, zeros(4, 3, 24, 24), ones(4, 2), losses);
            return losses[0];
        }
    }

    [Fact]
    public void Shares_must_be_known_for_all_attributes() =>
        Assert.Throws<ArgumentException>(() => new ClassifierTrainee(LabelledColours.Shape, LabelledColours.Training, LabelledColours.Settings, [0.5]));

    [Fact]
    public void Augmented_pictures_stay_pictures_and_differ()
    {
        using var scope = NewDisposeScope();
        manual_seed(1);
        var one = rand(1, 3, 32, 32) * 2 - 1;
        var many = FaceAugmentation.Apply(one.expand(6, 3, 32, 32), 16);
        Assert.Equal([6, 3, 16, 16], many.shape);
        Assert.InRange(many.min().item<float>(), -1, 1);
        Assert.InRange(many.max().item<float>(), -1, 1);
        for (var i = 1; i < 6; i++) Assert.NotEqual(many[0].contiguous().data<float>().ToArray(), many[i].contiguous().data<float>().ToArray());
    }

    [Fact]
    public void A_mean_colour_survives_augmentation()
    {
        using var scope = NewDisposeScope();
        manual_seed(2);
        var colour = tensor(new float[] { 0.5f, -0.1f, -0.5f }).view(1, 3, 1, 1);
        var mean = FaceAugmentation.Apply(colour.expand(200, 3, 32, 32), 16).mean([0, 2, 3]).data<float>().ToArray();
        // A hidden part is grey, so that all are a little nearer to 0.
        Assert.InRange(mean[0], 0.42f, 0.52f);
        Assert.InRange(mean[1], -0.13f, -0.05f);
        Assert.InRange(mean[2], -0.52f, -0.42f);
    }

    public void Dispose() => _folder.Dispose();

    private string Train(FaceDataset data, long iterations, string run)
    {
        var options = LabelledColours.Training with { Iterations = iterations };
        using var trainee = LabelledColours.Trainee(options);
        new TrainingLoop(trainee, data, data, options, new TrainingRunOptions { Directory = _folder.Combine(run) }).Run(null, CancellationToken.None);
        using var state = TensorFile.Read(Path.Combine(_folder.Combine(run), "checkpoint.safetensors"));
        // The checkpoint tells the time that it took, and that differs; its tensors must not.
        var tensors = _folder.Combine(run + ".safetensors");
        TensorFile.Write(tensors, state.Tensors.Where(named => named.Key != "losses").ToDictionary(), new Dictionary<string, string>());
        return tensors;
    }
}
