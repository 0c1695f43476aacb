using TorchSharp.Modules;
using static TorchSharp.torch;

namespace AefVideo.Generators.Training;

/// <summary>
/// One model in training: its networks, their optimisers and what one step does. <see cref="TrainingLoop" /> does the rest: batches, time,
/// checkpoints, curves and samples. A step depends on nothing but the networks, the optimisers, the iteration and the batch; random
/// numbers come from libtorch's generator, which the loop seeds for every iteration. That is what makes a resumed run equal to an uninterrupted one.
/// </summary>
public interface ITrainee : IDisposable
{
    /// <summary>What a discriminator and its optimiser are called among <see cref="Networks" /> and <see cref="Optimizers" />.</summary>
    public const string Discriminator = "discriminator";

    /// <summary>What is trained, as the command line and the files name it: "stargan", "classifier" ….</summary>
    string Name { get; }

    /// <summary>Attributes whose labels <see cref="Learn" /> is given, in this order; empty for data without labels.</summary>
    IReadOnlyList<string> Attributes { get; }

    /// <summary>All networks that a checkpoint must hold, by name, moving averages included.</summary>
    IReadOnlyDictionary<string, nn.Module> Networks { get; }

    /// <summary>All optimisers that a checkpoint must hold, by name.</summary>
    IReadOnlyDictionary<string, OptimizerHelper> Optimizers { get; }

    /// <summary>What <see cref="Learn" /> reports, in order.</summary>
    IReadOnlyList<string> LossNames { get; }

    /// <summary>The network that comes out of it: what is shipped.</summary>
    nn.Module Result { get; }

    /// <summary>What the result's file says about it.</summary>
    IReadOnlyDictionary<string, string> ResultMetadata { get; }

    /// <summary>
    /// Attributes of the data that an iteration's batch must not lack: every second picture is drawn among those that have one of them, each attribute
    /// equally often. Empty, as it is unless a trainee says otherwise, for batches of pictures as they come.
    /// </summary>
    /// <param name="iteration">From 0.</param>
    IReadOnlyList<string> BalanceOver(long iteration) => [];

    /// <summary>One training step, called inside a dispose scope.</summary>
    /// <param name="iteration">From 0.</param>
    /// <param name="images">[N, 3, S, S] in [−1, 1].</param>
    /// <param name="labels">[N, attributes], 0 or 1.</param>
    /// <param name="losses">One place for each of <see cref="LossNames" />; NaN where a loss was not computed this time.</param>
    void Learn(long iteration, Tensor images, Tensor labels, Span<double> losses);

    /// <summary>Rows of pictures that show how far it is, called inside a dispose scope without gradients.</summary>
    /// <param name="images">[N, 3, S, S] in [−1, 1].</param>
    /// <param name="labels">[N, attributes].</param>
    /// <returns>Columns of [N, 3, S, S] in [−1, 1] from left to right with their titles; empty where there is nothing to see.</returns>
    IReadOnlyList<(string Title, Tensor Pictures)> Sample(Tensor images, Tensor labels);
}
