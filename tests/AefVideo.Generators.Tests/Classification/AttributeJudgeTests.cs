using AefVideo.Core.Errors;
using AefVideo.Generators.Checkpoints;
using AefVideo.Generators.Classification;
using AefVideo.Generators.Tests.Data;
using TorchSharp;
using static TorchSharp.torch;

namespace AefVideo.Generators.Tests.Classification;

public sealed class AttributeJudgeTests : IDisposable
{
    private readonly PictureFolder _folder = new();

    [Theory]
    [InlineData(16)]
    [InlineData(64)]
    [InlineData(100)]
    [InlineData(11)]
    public void It_judges_pictures_of_any_size(int size)
    {
        using var judge = Judge("0.5,-0.25");
        using var scope = NewDisposeScope();
        var images = rand(3, 3, size, size) * 2 - 1;
        Assert.Equal([3, 2], judge.Predict(images).shape);
        Assert.Equal(ScalarType.Bool, judge.Predict(images).dtype);
        Assert.True(judge.Margins(images).allclose(judge.Margins(images.flip(3)), atol: 1e-5), "A picture and its mirror image are judged alike.");
    }

    [Fact]
    public void Margins_are_measured_from_the_thresholds()
    {
        using var scope = NewDisposeScope();
        var images = rand(5, 3, 20, 20) * 2 - 1;
        using var plain = Judge("0,0");
        using var shifted = Judge("0.5,-0.25");
        var difference = plain.Margins(images) - shifted.Margins(images);
        Assert.True(difference.allclose(tensor(new float[] { 0.5f, -0.25f }).expand(5, 2), atol: 1e-5));
        using var never = Judge("100,-100");
        Assert.Equal([0f, 1f], never.Predict(images).to(ScalarType.Float32).mean([0L]).data<float>().ToArray());
    }

    [Fact]
    public void Nothing_is_recorded_or_kept()
    {
        using var judge = Judge("0,0");
        using var images = (rand(2, 3, 20, 20) * 2 - 1).requires_grad_();
        var before = DisposeScopeManager.Statistics.ThreadTotalLiveCount;
        using (var margins = judge.Margins(images)) Assert.False(margins.requires_grad);
        Assert.Equal(before, DisposeScopeManager.Statistics.ThreadTotalLiveCount);
    }

    [Fact]
    public async Task Calibration_finds_the_thresholds_and_the_file_gives_the_same_answers()
    {
        using var data = await LabelledColours.FolderAsync(_folder, 40);
        var (trained, calibrated) = (_folder.Combine("trained.safetensors"), _folder.Combine("calibrated.safetensors"));
        using (var trainee = LabelledColours.Trainee(LabelledColours.Training))
        {
            int[] all = [.. Enumerable.Range(0, data.Count)];
            for (var iteration = 0; iteration < 60; iteration++)
            {
                using var scope = NewDisposeScope();
                trainee.Learn(iteration, data.Images(all), data.Labels(all, data.Attributes), new double[1]);
            }
            // Logits far from 0 on both sides can only be told apart with a threshold.
            using (no_grad()) trainee.Result.state_dict()["head.bias"].add_(7);
            TensorFile.Write(trained, trainee.Result.state_dict(), trainee.ResultMetadata, half: true);
        }
        Assert.Contains("thresholds", Assert.Throws<ModelException>(() => AttributeJudge.Open(trained)).Message, StringComparison.Ordinal);

        ClassifierCalibration.Run(trained, data, calibrated);
        using var judge = AttributeJudge.Open(calibrated);
        var accuracies = ClassifierCalibration.Measure(judge, data);
        Assert.Equal(["Red", "Top"], accuracies.Keys);
        Assert.All(accuracies.Values, accuracy => Assert.InRange(accuracy, 0.95, 1));

        using var state = TensorFile.Read(calibrated);
        Assert.Equal(accuracies.Values.Select(accuracy => accuracy.ToString("F4", System.Globalization.CultureInfo.InvariantCulture)), state.Metadata["balanced_accuracies"].Split(','));
        Assert.Equal(data.Fingerprint, state.Metadata["balanced_accuracies_data"]);
    }

    [Fact]
    public void The_column_of_an_attribute_is_known_by_its_name()
    {
        using var judge = Judge("0,0");
        Assert.Equal(1, judge.Column("Top"));
        Assert.Contains("Nose", Assert.Throws<UsageException>(() => judge.Column("Nose")).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("thresholds", "0", "1 thresholds for 2")]
    [InlineData("thresholds", "0,wide", "wide")]
    [InlineData("thresholds", "0,NaN", "NaN")]
    [InlineData("network", "stargan_generator", "stargan_generator")]
    [InlineData("widths", "8,0", "“0”")]
    [InlineData("widths", "8,16,16,16,16,16", "more stages")]
    [InlineData("working_size", "1000000", "working_size")]
    [InlineData("blocks_per_stage", "2", "does not fit")]
    [InlineData("attributes", "Red,Red", "attributes")]
    public void Damaged_files_are_refused_with_a_reason(string key, string value, string reason)
    {
        var path = Write("0,0", (key, value));
        Assert.Contains(reason, Assert.Throws<ModelException>(() => AttributeJudge.Open(path)).Message, StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Dispose();

    private AttributeJudge Judge(string thresholds) => AttributeJudge.Open(Write(thresholds));

    private string Write(string thresholds, params (string Key, string Value)[] changes)
    {
        manual_seed(9);
        using var network = new AttributeClassifier(LabelledColours.Shape);
        var metadata = new Dictionary<string, string>(ClassifierMetadata.Write(LabelledColours.Shape)) { [ClassifierMetadata.Thresholds] = thresholds };
        foreach (var (key, value) in changes) metadata[key] = value;
        var path = _folder.Combine("judge.safetensors");
        TensorFile.Write(path, network.state_dict(), metadata);
        return path;
    }
}
