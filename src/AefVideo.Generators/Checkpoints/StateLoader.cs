using AefVideo.Core.Errors;
using static TorchSharp.torch;

namespace AefVideo.Generators.Checkpoints;

/// <summary>Brings weights into a network by their official names, all or none.</summary>
public static class StateLoader
{
    private const string BatchCounter = "num_batches_tracked";
    private static readonly string[] s_statistics = ["running_mean", "running_var"];

    /// <summary>Copies every tensor into the parameter or buffer of the same name and shape.</summary>
    /// <param name="module">The network. Nothing of it changes if the state does not fit.</param>
    /// <param name="state">The weights; they stay the caller's. <c>num_batches_tracked</c> may lack or be too much: no network computes with it.</param>
    /// <param name="fileName">Where the weights are from, for the message.</param>
    /// <param name="statisticsOptional">Whether running statistics may lack altogether, or be too much: for networks that always normalise by the
    /// statistics of their input, as StarGAN and AttentionGAN do. They keep the values they have.</param>
    /// <exception cref="ModelException">Names are missing or unexpected, or shapes differ.</exception>
    public static void Load(nn.Module module, NetworkState state, string fileName, bool statisticsOptional = false)
    {
        RequireFit(module, state, fileName, statisticsOptional);
        var targets = module.state_dict();
        using var silent = no_grad();
        foreach (var (name, source) in state.Tensors)
            if (targets.TryGetValue(name, out var target)) target.copy_(source);
    }

    /// <summary>A network with the weights; where they do not fit, it is disposed.</summary>
    /// <inheritdoc cref="Load" path="/param" />
    /// <inheritdoc cref="Load" path="/exception" />
    internal static T Filled<T>(T module, NetworkState state, string fileName, bool statisticsOptional = false)
        where T : nn.Module
    {
        try
        {
            Load(module, state, fileName, statisticsOptional);
            return module;
        }
        catch
        {
            module.Dispose();
            throw;
        }
    }

    /// <summary>Checks names and shapes only.</summary>
    /// <inheritdoc cref="Load" />
    public static void RequireFit(nn.Module module, NetworkState state, string fileName, bool statisticsOptional = false)
    {
        ArgumentNullException.ThrowIfNull(module);
        ArgumentNullException.ThrowIfNull(state);
        var targets = module.state_dict();
        var sources = state.Tensors;
        var mayLack = statisticsOptional && !sources.Keys.Any(IsStatistic);
        var mayExceed = statisticsOptional && !targets.Keys.Any(IsStatistic);
        var missing = targets.Keys.Where(name => !sources.ContainsKey(name) && !IsCounter(name) && !(mayLack && IsStatistic(name))).ToList();
        var unexpected = sources.Keys.Where(name => !targets.ContainsKey(name) && !IsCounter(name) && !(mayExceed && IsStatistic(name))).ToList();
        var reshaped = sources.Where(named => targets.TryGetValue(named.Key, out var target) && !target.shape.AsSpan().SequenceEqual(named.Value.shape)).ToList();

        var faults = new List<string>();
        if (missing.Count > 0) faults.Add($"it lacks {Text.Some(missing)}");
        if (unexpected.Count > 0) faults.Add($"it has {Text.Some(unexpected)}, which the network does not know");
        if (reshaped.Count > 0)
        {
            var (name, source) = reshaped[0];
            faults.Add($"its “{Text.Shorten(name)}” has the shape {Shape(source)} where the network has {Shape(targets[name])}{(reshaped.Count > 1 ? $", and {reshaped.Count - 1} more shapes differ" : "")}");
        }
        if (faults.Count > 0) throw new ModelException($"{fileName} does not fit the network: {string.Join("; ", faults)}.");
    }

    private static bool IsCounter(string name) => LastPart(name).SequenceEqual(BatchCounter);

    private static bool IsStatistic(string name)
    {
        var last = LastPart(name);
        return last.SequenceEqual(s_statistics[0]) || last.SequenceEqual(s_statistics[1]);
    }

    private static ReadOnlySpan<char> LastPart(string name) => name.AsSpan(name.LastIndexOf('.') + 1);

    private static string Shape(Tensor tensor) => $"[{string.Join(',', tensor.shape)}]";
}
