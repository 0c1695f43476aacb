using AefVideo.Generators.Training;
using AefVideo.Generators.Training.Objectives;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace AefVideo.Generators.HiSd;

/// <summary>
/// Trains HiSD by the three paths of the authors' code: pictures are encoded and decoded; translated to their own extracted style; translated to a style made from noise, whose
/// style is extracted again, and back. The discriminator judges a picture together with its style, which is detached where the picture is forged, as they do.
/// Unlike theirs, a batch holds pictures of all attributes of the step's tag, each with a target of its own; pictures that have none of them are forged but not shown as real.
/// </summary>
public sealed class HiSdTrainee : ITrainee
{
    // The authors' safeguard against single wild gradients.
    private const double LargestGradient = 100;
    private const ulong SampleSeed = 11;

    // The discriminator's two logits.
    private const int Translated = 0;
    private const int Returned = 1;

    // Places in LossNames.
    private const int RawLoss = 4;
    private const int OwnLoss = 5;
    private const int BackLoss = 6;
    private const int MismatchLoss = 7;

    private readonly TrainingOptions _training;
    private readonly HiSdLosses _weights;
    private readonly HiSdOptions _options;
    private readonly IObjective _objective;
    private readonly HiSdGenerator _generator;
    private readonly HiSdGenerator _average;
    private readonly HiSdDiscriminator _discriminator;
    private readonly Parameter[] _generatorParameters;
    private readonly Parameter[] _discriminatorParameters;
    private readonly Adam _generatorSteps;
    private readonly Adam _mapperSteps;
    private readonly Adam _discriminatorSteps;
    private readonly MovingAverage _movingAverage;
    private readonly Dictionary<string, int> _columns;
    private readonly string[][] _owners;

    /// <param name="options">The networks' shape.</param>
    /// <param name="training">How to train.</param>
    /// <param name="weights">Weights of the losses.</param>
    public HiSdTrainee(HiSdOptions options, TrainingOptions training, HiSdLosses weights)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(training);
        (_options, _training, _weights, _objective) = (options, training, weights, Objective.For(training.Objective));
        manual_seed(unchecked((long)training.Seed));
        _generator = new HiSdGenerator(options);
        _average = new HiSdGenerator(options);
        _discriminator = new HiSdDiscriminator(options);
        _generator.ComputeType = _average.ComputeType = training.ComputeType;
        _movingAverage = new MovingAverage(_average, _generator, training.AverageDecay);
        _generatorParameters = [.. _generator.parameters()];
        _discriminatorParameters = [.. _discriminator.parameters()];
        _generatorSteps = Steps([.. _generator.named_parameters().Where(named => !named.name.StartsWith("mappers.", StringComparison.Ordinal)).Select(named => named.parameter)]);
        _mapperSteps = Steps(_generator.MapperParameters);
        _discriminatorSteps = Steps(_discriminatorParameters);
        Networks = new Dictionary<string, nn.Module> { ["generator"] = _generator, ["average"] = _average, [ITrainee.Discriminator] = _discriminator };
        Optimizers = new Dictionary<string, OptimizerHelper> { ["generator"] = _generatorSteps, ["mappers"] = _mapperSteps, [ITrainee.Discriminator] = _discriminatorSteps };
        Attributes = HiSdTask.Labels(options);
        ResultMetadata = HiSdMetadata.Write(options);
        _columns = Attributes.Index().ToDictionary(attribute => attribute.Item, attribute => attribute.Index, StringComparer.Ordinal);
        _owners = [.. options.Tags.Select(tag => tag.Attributes.Where(attribute => attribute.IsPresent).Select(attribute => attribute.Label).Distinct(StringComparer.Ordinal).ToArray())];
    }

    /// <inheritdoc />
    public string Name => "hisd";

    /// <inheritdoc />
    public IReadOnlyList<string> Attributes { get; }

    /// <inheritdoc />
    public IReadOnlyDictionary<string, nn.Module> Networks { get; }

    /// <inheritdoc />
    public IReadOnlyDictionary<string, OptimizerHelper> Optimizers { get; }

    /// <inheritdoc />
    public IReadOnlyList<string> LossNames { get; } = ["D adversarial", "D penalty", "G adversarial", "G style", "G raw", "G own style", "G there and back", "D mismatch"];

    /// <inheritdoc />
    public nn.Module Result => _average;

    /// <inheritdoc />
    public IReadOnlyDictionary<string, string> ResultMetadata { get; }

    /// <inheritdoc />
    public IReadOnlyList<string> BalanceOver(long iteration) => _owners[TagAt(iteration)];

    /// <inheritdoc />
    public void Learn(long iteration, Tensor images, Tensor labels, Span<double> losses)
    {
        ArgumentNullException.ThrowIfNull(images);
        ArgumentNullException.ThrowIfNull(labels);
        if (iteration < _training.HeadStart)
        {
            StepMismatch(images, labels, losses);
            return;
        }
        // The loop sets one step size for all.
        foreach (var group in _mapperSteps.ParamGroups) group.LearningRate = _training.LearningRateAt(iteration) * _weights.MapperPace;
        var task = HiSdTask.Draw(_options, TagAt(iteration), labels, _columns);
        if (iteration < _training.WarmUp || task.Known.shape[0] == 0) StepReconstruction(images, task, losses);
        else StepBoth(iteration, images, labels, task, losses);
        _movingAverage.Update(iteration);
    }

    /// <inheritdoc />
    public IReadOnlyList<(string Title, Tensor Pictures)> Sample(Tensor images, Tensor labels)
    {
        var edits = new HiSdEdits(_average);
        var encoding = _average.Encode(images);
        var columns = new List<(string, Tensor)> { ("input", images), ("decoded", _average.Decode(encoding)) };
        foreach (var edit in edits.Names)
        {
            var (style, tag) = edits.Style(edit, SampleSeed);
            columns.Add((edit, _average.Decode(_average.Translate(encoding, style, tag))));
        }
        for (var tag = 0; tag < _options.Tags.Count; tag++)
            columns.Add(($"{_options.Tags[tag].Name} of next", _average.Decode(_average.Translate(encoding, _average.Extract(images, tag).roll(-1, 0), tag))));
        var first = edits.Style(edits.Names[0], SampleSeed);
        columns.Add(("back", _average.call(_average.call(images, first.Style, first.Tag), _average.Extract(images, first.Tag), first.Tag)));
        return columns;
    }

    /// <inheritdoc />
    public void Dispose()
    {
        foreach (var optimizer in Optimizers.Values) optimizer.Dispose();
        foreach (var network in Networks.Values) network.Dispose();
    }

    private int TagAt(long iteration) => (int)(iteration % _options.Tags.Count);

    private void StepReconstruction(Tensor images, HiSdTask task, Span<double> losses)
    {
        ZeroGenerator();
        var encoding = _generator.Encode(images);
        var own = _generator.Translate(encoding, _generator.Extract(images, task.Tag), task.Tag);
        var pictures = _generator.Decode(cat([encoding, own]));
        var raw = HiSdPaths.Distance(pictures.narrow(0, 0, images.shape[0]), images);
        var self = HiSdPaths.Distance(pictures.narrow(0, images.shape[0], images.shape[0]), images);
        ((raw + self) * _weights.Reconstruction).backward();
        MoveGenerator();
        (losses[RawLoss], losses[OwnLoss]) = (raw.item<float>(), self.item<float>());
    }

    private void StepBoth(long iteration, Tensor images, Tensor labels, HiSdTask task, Span<double> losses)
    {
        var takesGeneratorStep = iteration % _objective.DiscriminatorSteps == 0;
        using var mode = set_grad_enabled(takesGeneratorStep);
        var paths = HiSdPaths.Run(_generator, images, task, _objective.SharesPass);
        using var recording = enable_grad();
        var real = StepDiscriminator(iteration, images, labels, task, paths, losses);
        if (takesGeneratorStep) StepGenerator(task, paths, real, losses);
    }

    /// <summary>One step of the discriminator on known pictures, forged ones and those that came back.</summary>
    /// <returns>What its trunk saw in the known pictures, [K, features].</returns>
    private Tensor StepDiscriminator(long iteration, Tensor images, Tensor labels, HiSdTask task, HiSdPaths paths, Span<double> losses)
    {
        // None instead of 0: what the step's tag does not use must not be moved by the memory of former steps.
        _discriminator.zero_grad(set_to_none: true);
        var (tag, known) = (task.Tag, task.Known);
        var (reals, forgeries, cycles) = (known.shape[0], images.shape[0], paths.Cycled.shape[0]);
        var style = paths.Style.detach();
        var pictures = images.index_select(0, known);
        var features = _discriminator.Features(DiscriminatorView.Of(cat([pictures, paths.Forged.detach(), paths.Cycle.detach()]), _training));
        var scores = _discriminator.Judge(
            features,
            cat([style.index_select(0, known), paths.TargetStyle.detach(), style.index_select(0, paths.Cycled)]),
            cat([task.Conditions.index_select(0, known), task.Conditions, task.Conditions.index_select(0, paths.Cycled)]),
            tag,
            cat([task.Source.index_select(0, known), task.Target, task.Source.index_select(0, paths.Cycled)]));
        var adversarial = _objective.Discriminator(scores.narrow(0, 0, reals).select(1, Translated), scores.narrow(0, reals, forgeries).select(1, Translated))
            + _objective.Discriminator(scores.narrow(0, 0, reals).select(1, Returned), scores.narrow(0, reals + forgeries, cycles).select(1, Returned));
        var mismatch = _weights.Mismatch > 0 ? Mismatch(features.narrow(0, 0, reals), pictures, labels.index_select(0, known)) : null;
        var penalty = _objective.Penalty(
            mixed => _discriminator.Judge(_discriminator.Features(mixed), style.index_select(0, known), task.Conditions.index_select(0, known), tag, task.Source.index_select(0, known)),
            pictures,
            paths.Forged.detach().index_select(0, known),
            iteration);
        var total = adversarial;
        if (mismatch is not null) total = total + mismatch * _weights.Mismatch;
        if (penalty is not null) total = total + penalty;
        total.backward();
        nn.utils.clip_grad_norm_(_discriminatorParameters, LargestGradient);
        _discriminatorSteps.step();
        losses[0] = adversarial.item<float>();
        if (penalty is not null) losses[1] = penalty.item<float>();
        if (mismatch is not null) losses[MismatchLoss] = mismatch.item<float>();
        return features.detach().narrow(0, 0, reals);
    }

    private void StepMismatch(Tensor images, Tensor labels, Span<double> losses)
    {
        _discriminator.zero_grad(set_to_none: true);
        var mismatch = Mismatch(_discriminator.Features(DiscriminatorView.Of(images, _training)), images, labels);
        // A batch of faces none of which has an attribute of any tag teaches nothing.
        if (!mismatch.requires_grad) return;
        mismatch.backward();
        nn.utils.clip_grad_norm_(_discriminatorParameters, LargestGradient);
        _discriminatorSteps.step();
        losses[MismatchLoss] = mismatch.item<float>();
    }

    /// <summary>Real pictures with an attribute they have against the same with one they have not, over all tags. Their own style goes with both, so that only the picture can tell.</summary>
    private Tensor Mismatch(Tensor features, Tensor images, Tensor labels)
    {
        Tensor styles;
        using (no_grad()) styles = _generator.ExtractAll(images);
        var total = zeros(1);
        for (var tag = 0; tag < _options.Tags.Count; tag++)
        {
            var task = HiSdTask.Draw(_options, tag, labels, _columns);
            if (task.Known.shape[0] == 0) continue;
            var (seen, style, conditions) = (features.index_select(0, task.Known), styles.select(1, tag).index_select(0, task.Known), task.Conditions.index_select(0, task.Known));
            total = total + _objective.Discriminator(
                _discriminator.Judge(seen, style, conditions, tag, task.Source.index_select(0, task.Known)).select(1, Translated),
                _discriminator.Judge(seen, style, conditions, tag, task.Target.index_select(0, task.Known)).select(1, Translated));
        }
        return total.sum() / _options.Tags.Count;
    }

    private void StepGenerator(HiSdTask task, HiSdPaths paths, Tensor realFeatures, Span<double> losses)
    {
        ZeroGenerator();
        // The discriminator's weights want no gradients here.
        foreach (var parameter in _discriminatorParameters) parameter.requires_grad_(false);
        var (tag, known, cycled) = (task.Tag, task.Known, paths.Cycled);
        var forgeries = paths.Forged.shape[0];
        var scores = _discriminator.Judge(
            _discriminator.Features(DiscriminatorView.Of(cat([paths.Forged, paths.Cycle]), _training)),
            cat([paths.TargetStyle, paths.Style.index_select(0, cycled)]).detach(),
            cat([task.Conditions, task.Conditions.index_select(0, cycled)]),
            tag,
            cat([task.Target, task.Source.index_select(0, cycled)]));
        // Real pictures too: their extracted style shall look as one made from noise (adversarially learned inference). Only the style leads to the generator.
        var real = _discriminator.Judge(realFeatures, paths.Style.index_select(0, known), task.Conditions.index_select(0, known), tag, task.Source.index_select(0, known));
        var adversarial = _objective.Generator(scores.narrow(0, 0, forgeries).select(1, Translated))
            + _objective.Generator(scores.narrow(0, forgeries, cycled.shape[0]).select(1, Returned))
            + _objective.Generator(-real.select(1, Translated))
            + _objective.Generator(-real.select(1, Returned));
        var style = HiSdPaths.Distance(paths.StyleBack, paths.TargetStyle);
        (adversarial * _weights.Adversarial + style * _weights.Style + (paths.Raw + paths.Own + paths.Back) * _weights.Reconstruction).backward();
        foreach (var parameter in _discriminatorParameters) parameter.requires_grad_(true);
        MoveGenerator();
        losses[2] = adversarial.item<float>();
        losses[3] = style.item<float>();
        (losses[RawLoss], losses[OwnLoss], losses[BackLoss]) = (paths.Raw.item<float>(), paths.Own.item<float>(), paths.Back.item<float>());
    }

    private void ZeroGenerator() => _generator.zero_grad(set_to_none: true);

    private void MoveGenerator()
    {
        nn.utils.clip_grad_norm_(_generatorParameters, LargestGradient);
        _generatorSteps.step();
        _mapperSteps.step();
    }

    // The authors have no momentum, at a step size for 200,000 iterations. At a larger one, steps without it are mostly noise, and the discriminator learns nothing.
    private Adam Steps(IEnumerable<Parameter> parameters) => optim.Adam(parameters, _training.LearningRate, 0.5, 0.99);
}
