using AefVideo.Generators.AttentionGan;
using AefVideo.Generators.Training;
using AefVideo.Generators.Training.Objectives;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace AefVideo.Generators.StarGan;

/// <summary>
/// Trains StarGAN's generator or AttentionGAN's. Losses as in the authors' code: adversarial, attribute classification (binary cross entropy, summed over
/// attributes, mean over pictures; weight 1), L1 reconstruction (weight 10); for AttentionGAN also a total variation and a mean on the attention mask,
/// which keep it smooth and closed where nothing needs to change.
/// </summary>
public sealed class LabelTranslatorTrainee : ITrainee
{
    private readonly TrainingOptions _training;
    private readonly LabelTranslatorLosses _weights;
    private readonly IObjective _objective;
    private readonly LabelTranslator _generator;
    private readonly LabelTranslator _average;
    private readonly StarGanDiscriminator _discriminator;
    private readonly Adam _generatorSteps;
    private readonly Adam _discriminatorSteps;
    private readonly MovingAverage _movingAverage;

    /// <param name="name">"stargan" or "attentiongan".</param>
    /// <param name="create">Makes the generator; called twice, the second is the moving average.</param>
    /// <param name="options">The networks' shape.</param>
    /// <param name="training">How to train.</param>
    /// <param name="weights">Weights of the losses.</param>
    public LabelTranslatorTrainee(string name, Func<StarGanOptions, LabelTranslator> create, StarGanOptions options, TrainingOptions training, LabelTranslatorLosses weights)
    {
        ArgumentNullException.ThrowIfNull(create);
        ArgumentNullException.ThrowIfNull(training);
        (Name, _training, _weights, _objective) = (name, training, weights, Objective.For(training.Objective));
        manual_seed(unchecked((long)training.Seed));
        _generator = create(options);
        _average = create(options);
        _discriminator = new StarGanDiscriminator(options);
        _generator.ComputeType = _average.ComputeType = training.ComputeType;
        _movingAverage = new MovingAverage(_average, _generator, training.AverageDecay);
        _generatorSteps = optim.Adam(_generator.parameters(), training.LearningRate, 0.5, 0.999);
        _discriminatorSteps = optim.Adam(_discriminator.parameters(), training.LearningRate, 0.5, 0.999);
        Networks = new Dictionary<string, nn.Module> { ["generator"] = _generator, ["average"] = _average, [ITrainee.Discriminator] = _discriminator };
        Optimizers = new Dictionary<string, OptimizerHelper> { ["generator"] = _generatorSteps, [ITrainee.Discriminator] = _discriminatorSteps };
        LossNames = ["D adversarial", "D classification", "D penalty", "G adversarial", "G classification", "G reconstruction", .. IsAttention ? ["G attention"] : Array.Empty<string>()];
        ResultMetadata = StarGanMetadata.Write(name + "_generator", options);
    }

    /// <inheritdoc />
    public string Name { get; }

    /// <inheritdoc />
    public IReadOnlyList<string> Attributes => _generator.Options.Attributes;

    /// <inheritdoc />
    public IReadOnlyDictionary<string, nn.Module> Networks { get; }

    /// <inheritdoc />
    public IReadOnlyDictionary<string, OptimizerHelper> Optimizers { get; }

    /// <inheritdoc />
    public IReadOnlyList<string> LossNames { get; }

    /// <inheritdoc />
    public nn.Module Result => _average;

    /// <inheritdoc />
    public IReadOnlyDictionary<string, string> ResultMetadata { get; }

    private bool IsAttention => _generator is AttentionGanGenerator;

    /// <inheritdoc />
    public void Learn(long iteration, Tensor images, Tensor labels, Span<double> losses)
    {
        ArgumentNullException.ThrowIfNull(images);
        ArgumentNullException.ThrowIfNull(labels);
        if (iteration < _training.HeadStart)
        {
            StepClassification(images, labels, losses);
            return;
        }
        var targets = labels.index_select(0, randperm(labels.shape[0]));
        var isWarm = iteration >= _training.WarmUp;
        var takesGeneratorStep = !isWarm || iteration % _objective.DiscriminatorSteps == 0;

        // The generator does not change in between, so one pass serves both steps with every objective.
        var forged = isWarm && takesGeneratorStep ? Forge(images, targets) : Unrecorded(images, targets);
        StepDiscriminator(iteration, images, labels, forged.Image.detach(), losses);
        if (takesGeneratorStep) StepGenerator(isWarm, images, labels, targets, forged, losses);
        _movingAverage.Update(iteration);
    }

    /// <inheritdoc />
    public IReadOnlyList<(string Title, Tensor Pictures)> Sample(Tensor images, Tensor labels)
    {
        var columns = new List<(string, Tensor)> { ("input", images) };
        foreach (var edit in Attributes) columns.Add((edit, _average.call(images, FaceLabels.After(labels, Attributes, edit))));
        var first = FaceLabels.After(labels, Attributes, Attributes[0]);
        columns.Add(("cycle", _average.call(columns[1].Item2, labels)));
        if (_average is AttentionGanGenerator attention) columns.Add(("attention", attention.Compose(images, first).Attention.expand(-1, 3, -1, -1) * 2 - 1));
        return columns;
    }

    /// <inheritdoc />
    public void Dispose()
    {
        _generatorSteps.Dispose();
        _discriminatorSteps.Dispose();
        foreach (var network in Networks.Values) network.Dispose();
    }

    private void StepClassification(Tensor images, Tensor labels, Span<double> losses)
    {
        _discriminatorSteps.zero_grad();
        var classification = Classification(_discriminator.call(DiscriminatorView.Of(images, _training)).Classes, labels);
        (classification * _weights.Classification).backward();
        _discriminatorSteps.step();
        losses[1] = classification.item<float>();
    }

    private void StepDiscriminator(long iteration, Tensor images, Tensor labels, Tensor forged, Span<double> losses)
    {
        _discriminatorSteps.zero_grad();
        // Real and forged in one pass; the networks have no statistics over the batch.
        var (source, classes) = _discriminator.call(DiscriminatorView.Of(cat([images, forged]), _training));
        var count = images.shape[0];
        var adversarial = _objective.Discriminator(source.narrow(0, 0, count), source.narrow(0, count, count));
        var classification = Classification(classes.narrow(0, 0, count), labels);
        var total = adversarial + classification * _weights.Classification;
        var penalty = _objective.Penalty(pictures => _discriminator.call(pictures).Source, images, forged, iteration);
        if (penalty is not null) total = total + penalty;
        total.backward();
        _discriminatorSteps.step();
        losses[0] = adversarial.item<float>();
        losses[1] = classification.item<float>();
        if (penalty is not null) losses[2] = penalty.item<float>();
    }

    private void StepGenerator(bool isWarm, Tensor images, Tensor labels, Tensor targets, (Tensor Image, Tensor? Attention) forged, Span<double> losses)
    {
        _generatorSteps.zero_grad();
        if (!isWarm)
        {
            var own = _generator.call(images, labels).sub(images).abs().mean();
            (own * _weights.Reconstruction).backward();
            losses[5] = own.item<float>();
        }
        else
        {
            // Gradients of the discriminator's weights would be thrown away.
            foreach (var parameter in _discriminator.parameters()) parameter.requires_grad_(false);
            var (source, classes) = _discriminator.call(DiscriminatorView.Of(forged.Image, _training));
            foreach (var parameter in _discriminator.parameters()) parameter.requires_grad_(true);
            var adversarial = _objective.Generator(source);
            var classification = Classification(classes, targets);
            var count = _objective.SharesPass ? Math.Max(1, images.shape[0] / 2) : images.shape[0];
            var back = _generator.call(forged.Image.narrow(0, 0, count), labels.narrow(0, 0, count));
            var reconstruction = back.sub(images.narrow(0, 0, count)).abs().mean();
            var total = adversarial + classification * _weights.Classification + reconstruction * _weights.Reconstruction;
            if (forged.Attention is { } attention)
            {
                var closing = attention.mean() * _weights.Attention + Variation(attention) * _weights.AttentionVariation;
                total = total + closing;
                losses[6] = closing.item<float>();
            }
            total.backward();
            losses[3] = adversarial.item<float>();
            losses[4] = classification.item<float>();
            losses[5] = reconstruction.item<float>();
        }
        _generatorSteps.step();
    }

    private (Tensor Image, Tensor? Attention) Forge(Tensor images, Tensor targets)
    {
        if (_generator is not AttentionGanGenerator attentive) return (_generator.call(images, targets), null);
        var (image, attention, _) = attentive.Compose(images, targets);
        return (image, attention);
    }

    private (Tensor Image, Tensor? Attention) Unrecorded(Tensor images, Tensor targets)
    {
        using var silent = no_grad();
        return Forge(images, targets);
    }

    private static Tensor Classification(Tensor logits, Tensor labels) =>
        nn.functional.binary_cross_entropy_with_logits(logits, labels, reduction: nn.Reduction.Sum) / logits.shape[0];

    private static Tensor Variation(Tensor mask)
    {
        var (height, width) = (mask.shape[2], mask.shape[3]);
        return (mask.narrow(2, 1, height - 1) - mask.narrow(2, 0, height - 1)).abs().mean() + (mask.narrow(3, 1, width - 1) - mask.narrow(3, 0, width - 1)).abs().mean();
    }
}
