using AefVideo.Core.Errors;
using AefVideo.Generators.Checkpoints;
using static TorchSharp.torch;

namespace AefVideo.Generators.Training;

/// <summary>Starts a network from another's weights: what has the same name and shape is taken over.</summary>
internal static class InitialWeights
{
    // StarGAN's last layer gives a picture; AttentionGAN's gives an attention channel and then a picture.
    private const int AttentionChannels = 1;

    /// <summary>Copies what fits from a generator's file into the generator and its moving average, or from a training checkpoint into every network.</summary>
    /// <exception cref="ModelException">Not half of the generator's tensors are in the file with their shapes.</exception>
    public static void Copy(ITrainee trainee, NetworkState state, string path)
    {
        using var silent = no_grad();
        var isCheckpoint = state.Tensors.Keys.Any(name => name.StartsWith(TrainingCheckpoint.NetworkPrefix, StringComparison.Ordinal));
        foreach (var (name, network) in trainee.Networks)
        {
            var isGenerator = name != ITrainee.Discriminator;
            if (!isCheckpoint && !isGenerator) continue;
            var prefix = isCheckpoint ? $"{TrainingCheckpoint.NetworkPrefix}{name}/" : "";
            var targets = network.state_dict();
            var taken = targets.Count(target => state.Tensors.TryGetValue(prefix + target.Key, out var source) && TryCopy(source, target.Value));
            if (isGenerator && 2 * taken < targets.Count)
                throw new ModelException($"{path} cannot be started from: only {taken} of the {targets.Count} tensors of {trainee.Name} are in it with the same shape.");
        }
    }

    private static bool TryCopy(Tensor source, Tensor target)
    {
        using var scope = NewDisposeScope();
        if (source.shape.AsSpan().SequenceEqual(target.shape))
        {
            target.copy_(source);
            return true;
        }
        if (source.dim() != 4 || target.dim() != 4 || target.shape[0] != source.shape[0] + AttentionChannels || !source.shape.AsSpan(1).SequenceEqual(target.shape.AsSpan(1))) return false;
        target.narrow(0, AttentionChannels, source.shape[0]).copy_(source);
        return true;
    }
}
