using AefVideo.Core.Errors;
using AefVideo.Generators.AttentionGan;
using AefVideo.Generators.AttGan;
using AefVideo.Generators.Checkpoints;
using AefVideo.Generators.Data;
using AefVideo.Generators.HiSd;
using AefVideo.Generators.StarGan;
using AefVideo.Generators.Tests.HiSd;
using AefVideo.Generators.Training;
using OpenCvSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace AefVideo.Generators.Tests.Training;

public sealed class TrainingLoopTests : IDisposable
{
    private static readonly string[] s_attributes = [.. StarGanOptions.AuthorsAttributes, "Bangs", "Eyeglasses"];

    private readonly string _folder = Directory.CreateTempSubdirectory("aef-training-").FullName;

    [Theory]
    [InlineData("stargan", AdversarialObjective.NonSaturating, ScalarType.Float32)]
    [InlineData("stargan", AdversarialObjective.NonSaturating, ScalarType.BFloat16)]
    [InlineData("stargan", AdversarialObjective.WassersteinGradientPenalty, ScalarType.Float32)]
    [InlineData("attentiongan", AdversarialObjective.NonSaturating, ScalarType.Float32)]
    [InlineData("attgan", AdversarialObjective.NonSaturating, ScalarType.Float32)]
    [InlineData("attgan", AdversarialObjective.WassersteinGradientPenalty, ScalarType.Float32)]
    [InlineData("hisd", AdversarialObjective.NonSaturating, ScalarType.Float32)]
    [InlineData("hisd", AdversarialObjective.HingeR1, ScalarType.Float32)]
    public async Task A_resumed_run_equals_an_uninterrupted_one_to_the_bit(string network, AdversarialObjective objective, ScalarType type)
    {
        using var data = await DataAsync();
        var options = new TrainingOptions { BatchSize = 3, WarmUp = 4, Objective = objective, ComputeType = type, InstanceNoise = 0.1, PictureNoise = 0.05, Seed = 7 };
        Train(data, options with { Iterations = 24 }, "whole", CancellationToken.None, network: network);
        Train(data, options with { Iterations = 3 }, "parts", CancellationToken.None, network: network);
        Train(data, options with { Iterations = 17 }, "parts", CancellationToken.None, network: network);
        Train(data, options with { Iterations = 24 }, "parts", CancellationToken.None, network: network);

        using var whole = TensorFile.Read(Checkpoint("whole"));
        using var parts = TensorFile.Read(Checkpoint("parts"));
        Assert.Equal(whole.Tensors.Keys, parts.Tensors.Keys);
        foreach (var (name, tensor) in whole.Tensors.Where(named => named.Key != "losses")) Assert.True(tensor.bytes.SequenceEqual(parts.Tensors[name].bytes), name);
        Assert.Equal(File.ReadAllBytes(Path.Combine(_folder, "whole", "samples.png")), File.ReadAllBytes(Path.Combine(_folder, "parts", "samples.png")));
    }

    [Fact]
    public async Task Other_settings_than_the_checkpoints_are_refused_by_name()
    {
        using var data = await DataAsync();
        Train(data, new TrainingOptions { BatchSize = 3, Iterations = 1 }, "run", CancellationToken.None);
        var fault = Assert.Throws<ModelException>(() => Train(data, new TrainingOptions { BatchSize = 4, Iterations = 2 }, "run", CancellationToken.None));
        Assert.Contains("batch size 3, not 4", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_run_that_diverges_leaves_the_last_good_checkpoint()
    {
        using var data = await DataAsync();
        Train(data, new TrainingOptions { BatchSize = 3, Iterations = 2 }, "run", CancellationToken.None);
        var good = File.ReadAllBytes(Checkpoint("run"));
        var fault = Assert.Throws<ModelException>(() => Train(data, new TrainingOptions { BatchSize = 3, Iterations = 6, LearningRate = double.PositiveInfinity }, "run", CancellationToken.None));
        Assert.Contains("smaller step size", fault.Message, StringComparison.Ordinal);
        Assert.Equal(good, File.ReadAllBytes(Checkpoint("run")));
    }

    [Fact]
    public async Task A_cancelled_run_leaves_a_checkpoint_to_go_on_from()
    {
        using var data = await DataAsync();
        using var stop = new CancellationTokenSource();
        var progress = new Callback(_ => stop.Cancel());
        Train(data, new TrainingOptions { BatchSize = 3, WarmUp = 0 }, "run", stop.Token, progress);
        using var state = TensorFile.Read(Checkpoint("run"));
        Assert.Equal("20", state.Metadata["iteration"]);
        Assert.Single(progress.Seen);
        Assert.Equal(20, progress.Seen[0].Iteration);
        Assert.Null(progress.Seen[0].Remaining);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(0.3)]
    public async Task Each_picture_is_learnt_from_under_noise_of_its_own_strength(double largest)
    {
        using var data = await DataAsync();
        var options = new TrainingOptions { BatchSize = 4, Iterations = 25, PictureNoise = largest };
        using var trainee = new Witness(Trainee("stargan", options));
        new TrainingLoop(trainee, data, data, options, new TrainingRunOptions { Directory = Path.Combine(_folder, "run") }).Run(null, TestContext.Current.CancellationToken);
        Assert.Equal(100, trainee.Deviations.Count);
        Assert.InRange(trainee.Brightest, 0, 1);
        // The data's pictures are flat, so all that deviates is noise; where it would leave [-1, 1] it is cut.
        Assert.All(trainee.Deviations, deviation => Assert.InRange(deviation, 0, 1.1 * largest));
        Assert.InRange(trainee.Deviations.Average(), 0.35 * largest, 0.55 * largest);
        Assert.Equal(largest > 0, trainee.Deviations.Max() > 2 * trainee.Deviations.Min());
    }

    [Fact]
    public async Task The_result_is_a_generator_file_and_the_curves_and_samples_are_pictures()
    {
        using var data = await DataAsync();
        Train(data, new TrainingOptions { BatchSize = 3, Iterations = 60 }, "run", CancellationToken.None);
        using var generator = GeneratorFile.Open(Path.Combine(_folder, "run", "stargan.safetensors"));
        Assert.Equal(GeneratorFamily.StarGan, generator.Family);
        Assert.Equal(32, generator.ImageSize);
        using var samples = Cv2.ImRead(Path.Combine(_folder, "run", "samples.png"));
        Assert.Equal(7 * (4 * 32 + 2), samples.Width); // Small pictures are shown enlarged.
        using var curves = Cv2.ImRead(Path.Combine(_folder, "run", "losses.png"));
        Assert.False(curves.Empty());
        var lines = File.ReadAllLines(Path.Combine(_folder, "run", "losses.csv"));
        Assert.Equal(4, lines.Length);
        Assert.StartsWith("60,", lines[3], StringComparison.Ordinal);
    }

    [Fact]
    public void The_step_size_falls_linearly_to_nothing()
    {
        var options = new TrainingOptions { LearningRate = 1, Iterations = 100, DecayFrom = 50 };
        Assert.Equal([1, 1, 0.5, 0], new long[] { 0, 50, 75, 100 }.Select(options.LearningRateAt));
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private string Checkpoint(string run) => Path.Combine(_folder, run, "checkpoint.safetensors");

    private void Train(FaceDataset data, TrainingOptions options, string run, CancellationToken cancellation, IProgress<TrainingProgress>? progress = null, string network = "stargan")
    {
        using var trainee = Trainee(network, options);
        new TrainingLoop(trainee, data, data, options, new TrainingRunOptions { Directory = Path.Combine(_folder, run) }).Run(progress, cancellation);
    }

    private static ITrainee Trainee(string network, TrainingOptions options)
    {
        var labelled = new StarGanOptions { Width = 4, ResidualBlocks = 1, RunningStatistics = false, ImageSize = 32, DiscriminatorLayers = 3, DiscriminatorWidth = 4 };
        return network switch
        {
            "stargan" => new LabelTranslatorTrainee(network, shape => new StarGanGenerator(shape), labelled, options, new LabelTranslatorLosses()),
            "attentiongan" => new LabelTranslatorTrainee(network, shape => new AttentionGanGenerator(shape), labelled, options, new LabelTranslatorLosses()),
            "attgan" => new AttGanTrainee(AttGanShape, options, new AttGanLosses { SingleEdits = 0.5 }),
            _ => new HiSdTrainee(HiSdShapes.Tiny, options, new HiSdLosses()),
        };
    }

    private static AttGanOptions AttGanShape => new()
    {
        Attributes = StarGanOptions.AuthorsAttributes,
        EncoderWidth = 4,
        DecoderWidth = 4,
        Layers = 3,
        ImageSize = 32,
        DiscriminatorLayers = 3,
        DiscriminatorWidth = 4,
        DiscriminatorHeadWidth = 8,
    };

    private Task<FaceDataset> DataAsync()
    {
        var folder = Path.Combine(_folder, "data");
        Directory.CreateDirectory(folder);
        var list = new List<string> { "image,identity,partition," + string.Join(',', s_attributes) };
        for (var i = 0; i < 10; i++)
        {
            using var picture = new Mat(218, 178, MatType.CV_8UC3, new OpenCvSharp.Scalar(25 * i, 255 - 20 * i, 40));
            Cv2.ImWrite(Path.Combine(folder, $"{i:D6}.png"), picture);
            list.Add($"{i:D6}.png,{i},0," + string.Join(',', Enumerable.Range(0, s_attributes.Length).Select(bit => (i >> bit) % 2 == 0 ? 1 : -1)));
        }
        File.WriteAllLines(Path.Combine(folder, "attributes.csv"), list);
        return FaceDataset.LoadAsync(new FaceDatasetOptions { Directory = folder, ImageSize = 32 }, null, TestContext.Current.CancellationToken);
    }

    /// <summary>A trainee that notes how far the pixels of each picture deviate from the mean of their channel.</summary>
    private sealed class Witness(ITrainee trainee) : ITrainee
    {
        public List<double> Deviations { get; } = [];

        public double Brightest { get; private set; }

        public string Name => trainee.Name;

        public IReadOnlyList<string> Attributes => trainee.Attributes;

        public IReadOnlyDictionary<string, nn.Module> Networks => trainee.Networks;

        public IReadOnlyDictionary<string, OptimizerHelper> Optimizers => trainee.Optimizers;

        public IReadOnlyList<string> LossNames => trainee.LossNames;

        public nn.Module Result => trainee.Result;

        public IReadOnlyDictionary<string, string> ResultMetadata => trainee.ResultMetadata;

        public void Learn(long iteration, Tensor images, Tensor labels, Span<double> losses)
        {
            foreach (var deviation in images.flatten(2).std(2).mean([1]).data<float>().ToArray()) Deviations.Add(deviation);
            Brightest = Math.Max(Brightest, images.abs().max().item<float>());
        }

        public IReadOnlyList<(string Title, Tensor Pictures)> Sample(Tensor images, Tensor labels) => [];

        public void Dispose() => trainee.Dispose();
    }

    private sealed class Callback(Action<TrainingProgress> then) : IProgress<TrainingProgress>
    {
        public List<TrainingProgress> Seen { get; } = [];

        public void Report(TrainingProgress value)
        {
            Seen.Add(value);
            then(value);
        }
    }
}
