using AefVideo.Generators.StarGan;
using AefVideo.Generators.Training;
using AefVideo.Generators.Training.Objectives;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace AefVideo.Generators.AttGan;

/// <summary>
/// Trains AttGAN. Losses as in the authors' code: adversarial; attribute classification (binary cross entropy, mean over attributes and pictures) of real pictures for
/// the discriminator and of edited ones for the generator; L1 between a picture and its reconstruction from the same encoding with its own labels.
/// Edit and reconstruction are decoded in one pass, where the authors decode twice: so the decoder's batch statistics are those of both, as its running ones are.
/// </summary>
public sealed class AttGanTrainee : ITrainee
{
    private readonly TrainingOptions _training;
    private readonly AttGanLosses _weights;
    private readonly IObjective _objective;
    private readonly AttGanGenerator _generator;
    private readonly AttGanGenerator _average;
    private readonly AttGanDiscriminator _discriminator;
    private readonly Adam _generatorSteps;
    private readonly Adam _discriminatorSteps;
    private readonly MovingAverage _movingAverage;

    /// <param name="options">The networks' shape.</param>
    /// <param name="training">How to train.</param>
    /// <param name="weights">Weights of the losses.</param>
    public AttGanTrainee(AttGanOptions options, TrainingOptions training, AttGanLosses weights)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(training);
        ArgumentNullException.ThrowIfNull(weights);
        (_training, _weights, _objective) = (training, weights, Objective.For(training.Objective));
        manual_seed(unchecked((long)training.Seed));
        _generator = new AttGanGenerator(options);
        _average = new AttGanGenerator(options);
        _average.eval();
        _discriminator = new AttGanDiscriminator(options);
        _generator.ComputeType = _average.ComputeType = training.ComputeType;
        _movingAverage = new MovingAverage(_average, _generator, training.AverageDecay);
        _generatorSteps = optim.Adam(_generator.parameters(), training.LearningRate, 0.5, 0.999);
        _discriminatorSteps = optim.Adam(_discriminator.parameters(), training.LearningRate, 0.5, 0.999);
        Networks = new Dictionary<string, nn.Module> { ["generator"] = _generator, ["average"] = _average, [ITrainee.Discriminator] = _discriminator };
        Optimizers = new Dictionary<string, OptimizerHelper> { ["generator"] = _generatorSteps, [ITrainee.Discriminator] = _discriminatorSteps };
        ResultMetadata = AttGanMetadata.Write(options);
    }

    /// <inheritdoc />
    public string Name => "attgan";

    /// <inheritdoc />
    public IReadOnlyList<string> Attributes => _generator.Options.Attributes;

    /// <inheritdoc />
    public IReadOnlyDictionary<string, nn.Module> Networks { get; }

    /// <inheritdoc />
    public IReadOnlyDictionary<string, OptimizerHelper> Optimizers { get; }

    /// <inheritdoc />
    public IReadOnlyList<string> LossNames { get; } = ["D adversarial", "D classification", "D penalty", "G adversarial", "G classification", "G reconstruction"];

    /// <inheritdoc />
    public nn.Module Result => _average;

    /// <inheritdoc />
    public IReadOnlyDictionary<string, string> ResultMetadata { get; }

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
        var targets = Targets(labels);
        if (iteration % _objective.DiscriminatorSteps == 0)
        {
            // The generator does not change in between, so one pass serves both steps with every objective.
            var (own, forged) = Decode(images, labels, targets);
            StepDiscriminator(iteration, images, labels, forged.detach(), losses);
            StepGenerator(iteration >= _training.WarmUp, images, targets, own, forged, losses);
        }
        else
        {
            StepDiscriminator(iteration, images, labels, Unrecorded(images, targets), losses);
        }
        _movingAverage.Update(iteration);
    }

    /// <inheritdoc />
    public IReadOnlyList<(string Title, Tensor Pictures)> Sample(Tensor images, Tensor labels)
    {
        ArgumentNullException.ThrowIfNull(images);
        var encoding = _average.Encode(images);
        var columns = new List<(string, Tensor)> { ("input", images), ("own labels", _average.Decode(encoding, AttGanLabels.Values(labels))) };
        foreach (var edit in Attributes) columns.Add((edit, _average.Decode(encoding, AttGanLabels.After(labels, Attributes, edit, AttGanForger.AuthorsStrength))));
        columns.Add(("cycle", _average.call(columns[2].Item2, AttGanLabels.Values(labels))));
        return columns;
    }

    /// <inheritdoc />
    public void Dispose()
    {
        _generatorSteps.Dispose();
        _discriminatorSteps.Dispose();
        foreach (var network in Networks.Values) network.Dispose();
    }

    private Tensor Targets(Tensor labels)
    {
        var targets = labels.index_select(0, randperm(labels.shape[0]));
        var edited = (int)Math.Round(_weights.SingleEdits * labels.shape[0]);
        if (edited == 0) return targets;
        // The batch is in random order, so its first pictures are any pictures.
        var columns = randint(Attributes.Count, [edited]).data<long>();
        for (var row = 0; row < edited; row++)
            targets.narrow(0, row, 1).copy_(FaceLabels.After(labels.narrow(0, row, 1), Attributes, Attributes[(int)columns[row]]));
        return targets;
    }

    private (Tensor Own, Tensor Forged) Decode(Tensor images, Tensor labels, Tensor targets)
    {
        var both = _generator.Decode(_generator.Encode(images), AttGanLabels.Values(cat([labels, targets])));
        var count = images.shape[0];
        return (both.narrow(0, 0, count), both.narrow(0, count, count));
    }

    private Tensor Unrecorded(Tensor images, Tensor targets)
    {
        using var silent = no_grad();
        return _generator.call(images, AttGanLabels.Values(targets));
    }

    private void StepClassification(Tensor images, Tensor labels, Span<double> losses)
    {
        _discriminatorSteps.zero_grad();
        var classification = nn.functional.binary_cross_entropy_with_logits(_discriminator.call(DiscriminatorView.Of(images, _training)).Classes, labels);
        (classification * _weights.RealClassification).backward();
        _discriminatorSteps.step();
        losses[1] = classification.item<float>();
    }

    private void StepDiscriminator(long iteration, Tensor images, Tensor labels, Tensor forged, Span<double> losses)
    {
        _discriminatorSteps.zero_grad();
        // Real and forged in one pass; the discriminator has no statistics over the batch.
        var (source, classes) = _discriminator.call(DiscriminatorView.Of(cat([images, forged]), _training));
        var count = images.shape[0];
        var adversarial = _objective.Discriminator(source.narrow(0, 0, count), source.narrow(0, count, count));
        var classification = nn.functional.binary_cross_entropy_with_logits(classes.narrow(0, 0, count), labels);
        var total = adversarial + classification * _weights.RealClassification;
        var penalty = _objective.Penalty(pictures => _discriminator.call(pictures).Source, images, forged, iteration);
        if (penalty is not null) total = total + penalty;
        total.backward();
        _discriminatorSteps.step();
        losses[0] = adversarial.item<float>();
        losses[1] = classification.item<float>();
        if (penalty is not null) losses[2] = penalty.item<float>();
    }

    private void StepGenerator(bool isWarm, Tensor images, Tensor targets, Tensor own, Tensor forged, Span<double> losses)
    {
        _generatorSteps.zero_grad();
        var reconstruction = own.sub(images).abs().mean();
        var total = reconstruction * _weights.Reconstruction;
        losses[5] = reconstruction.item<float>();
        if (isWarm)
        {
            // Gradients of the discriminator's weights would be thrown away.
            RecordDiscriminator(false);
            var (source, classes) = _discriminator.call(DiscriminatorView.Of(forged, _training));
            RecordDiscriminator(true);
            var adversarial = _objective.Generator(source);
            var classification = nn.functional.binary_cross_entropy_with_logits(classes, targets);
            total = total + adversarial + classification * _weights.Classification;
            losses[3] = adversarial.item<float>();
            losses[4] = classification.item<float>();
        }
        total.backward();
        _generatorSteps.step();
    }

    private void RecordDiscriminator(bool records)
    {
        foreach (var parameter in _discriminator.parameters()) parameter.requires_grad_(records);
    }
}
