using static TorchSharp.torch;

namespace AefVideo.Generators.Training;

/// <summary>What all trainers have in common.</summary>
public sealed record TrainingOptions
{
    /// <summary>Pictures in a step.</summary>
    public int BatchSize { get; init; } = 16;

    /// <summary>Everything random follows from it: initial weights, order of pictures, flips, targets.</summary>
    public ulong Seed { get; init; } = 1;

    /// <summary>Adam's step size.</summary>
    public double LearningRate { get; init; } = 2e-4;

    /// <summary>The discriminator's step size as a multiple of the generator's (Heusel et al. 2017, arXiv 1706.08500).</summary>
    public double DiscriminatorPace { get; init; } = 1;

    /// <summary>
    /// Standard deviation of the noise on everything a discriminator judges, in [-1, 1]'s units. Without it a generator may please the attribute head with a pattern too
    /// small to see; under noise only an edit of some size is recognised.
    /// </summary>
    public double InstanceNoise { get; init; }

    /// <summary>
    /// Largest standard deviation of the noise on the pictures that are learnt from, in [-1, 1]'s units; each has its own, drawn evenly from 0 on. Unlike
    /// <see cref="InstanceNoise" /> the generator is given it too: it learns to edit noisy pictures, instead of breaking on noise it never saw.
    /// </summary>
    public double PictureNoise { get; init; }

    /// <summary>The iteration where training ends; null: when it is stopped.</summary>
    public long? Iterations { get; init; }

    /// <summary>From this iteration on the step size falls linearly to 0 at <see cref="Iterations" />; null: it stays.</summary>
    public long? DecayFrom { get; init; }

    /// <summary>Iterations at the start in which the generator only learns to reconstruct.</summary>
    public int WarmUp { get; init; } = 300;

    /// <summary>
    /// Iterations at the start in which only the discriminator learns, and only to tell attributes of real pictures: before it can, the generator would learn to please it with whatever it
    /// happens to believe. Much cheaper than whole steps.
    /// </summary>
    public int HeadStart { get; init; }

    /// <summary>Decay of the moving average of the generator's weights per iteration, which is what is shipped.</summary>
    public double AverageDecay { get; init; } = 0.999;

    /// <summary>The type in which the networks compute; weights, losses and optimisers stay in float32.</summary>
    public ScalarType ComputeType { get; init; } = ScalarType.Float32;

    /// <summary>How generator and discriminator contend.</summary>
    public AdversarialObjective Objective { get; init; } = AdversarialObjective.NonSaturating;

    /// <summary>The step size at an iteration.</summary>
    public double LearningRateAt(long iteration) => Iterations is { } end && DecayFrom is { } begin && iteration > begin
        ? LearningRate * Math.Max(0, (double)(end - iteration) / Math.Max(1, end - begin))
        : LearningRate;
}
