using AefVideo.Generators.Training;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace AefVideo.Generators.Classification;

/// <summary>Trains an <see cref="AttributeClassifier" /> by binary cross entropy in which both answers to each question weigh the same.</summary>
public sealed class ClassifierTrainee : ITrainee
{
    private readonly ClassifierTraining _settings;
    private readonly AttributeClassifier _classifier;
    private readonly AttributeClassifier _average;
    private readonly AdamW _steps;
    private readonly MovingAverage _movingAverage;
    private readonly Tensor _presentWeights;
    private readonly Tensor _absentWeights;

    /// <param name="options">The network's shape.</param>
    /// <param name="training">How to train.</param>
    /// <param name="settings">What is particular to classifiers.</param>
    /// <param name="shares">For every attribute the share of the training pictures that have it, in [0, 1].</param>
    public ClassifierTrainee(AttributeClassifierOptions options, TrainingOptions training, ClassifierTraining settings, IReadOnlyList<double> shares)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(training);
        ArgumentNullException.ThrowIfNull(settings);
        ArgumentNullException.ThrowIfNull(shares);
        if (shares.Count != options.Attributes.Count) throw new ArgumentException($"There are {shares.Count} shares for {options.Attributes.Count} attributes.", nameof(shares));
        _settings = settings;
        manual_seed(unchecked((long)training.Seed));
        _classifier = new AttributeClassifier(options) { ComputeType = training.ComputeType };
        _average = new AttributeClassifier(options) { ComputeType = training.ComputeType };
        _average.eval();
        _movingAverage = new MovingAverage(_average, _classifier, training.AverageDecay);
        _steps = optim.AdamW(_classifier.parameters(), training.LearningRate, weight_decay: settings.WeightDecay);
        _presentWeights = Weights(share => share);
        _absentWeights = Weights(share => 1 - share);
        Networks = new Dictionary<string, nn.Module> { ["classifier"] = _classifier, ["average"] = _average };
        Optimizers = new Dictionary<string, OptimizerHelper> { ["classifier"] = _steps };
        ResultMetadata = ClassifierMetadata.Write(options);

        Tensor Weights(Func<double, double> frequency) => tensor(options.Attributes.Zip(shares, (attribute, share) =>
            (float)((settings.MainAttributes.Contains(attribute) ? 1 : settings.AuxiliaryWeight) * Math.Min(settings.MostBalance, 0.5 / Math.Max(1e-6, frequency(share))))).ToArray()).DetachFromDisposeScope();
    }

    /// <inheritdoc />
    public string Name => "classifier";

    /// <inheritdoc />
    public IReadOnlyList<string> Attributes => _classifier.Options.Attributes;

    /// <inheritdoc />
    public IReadOnlyDictionary<string, nn.Module> Networks { get; }

    /// <inheritdoc />
    public IReadOnlyDictionary<string, OptimizerHelper> Optimizers { get; }

    /// <inheritdoc />
    public IReadOnlyList<string> LossNames { get; } = ["cross entropy"];

    /// <inheritdoc />
    public nn.Module Result => _average;

    /// <inheritdoc />
    public IReadOnlyDictionary<string, string> ResultMetadata { get; }

    /// <inheritdoc />
    public void Learn(long iteration, Tensor images, Tensor labels, Span<double> losses)
    {
        ArgumentNullException.ThrowIfNull(images);
        ArgumentNullException.ThrowIfNull(labels);
        var (pictures, answers) = Mix(FaceAugmentation.Apply(images, _classifier.Options.WorkingSize), labels);
        _steps.zero_grad();
        var weights = answers * _presentWeights + (1 - answers) * _absentWeights;
        var targets = answers * (1 - _settings.LabelSmoothing) + _settings.LabelSmoothing / 2;
        var loss = nn.functional.binary_cross_entropy_with_logits(_classifier.call(pictures), targets, weights);
        loss.backward();
        _steps.step();
        _movingAverage.Update(iteration);
        losses[0] = loss.item<float>();
    }

    /// <summary>Nothing to see: a classifier makes no pictures.</summary>
    public IReadOnlyList<(string Title, Tensor Pictures)> Sample(Tensor images, Tensor labels) => [];

    /// <inheritdoc />
    public void Dispose()
    {
        _steps.Dispose();
        _presentWeights.Dispose();
        _absentWeights.Dispose();
        foreach (var network in Networks.Values) network.Dispose();
    }

    private (Tensor Pictures, Tensor Answers) Mix(Tensor pictures, Tensor answers)
    {
        var count = pictures.shape[0];
        var partner = randperm(count);
        var share = rand(count, 1) * _settings.Mixing;
        return (pictures + (pictures.index_select(0, partner) - pictures) * share.view(count, 1, 1, 1), answers + (answers.index_select(0, partner) - answers) * share);
    }
}
