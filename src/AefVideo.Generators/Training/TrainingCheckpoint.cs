using System.Globalization;
using AefVideo.Core.Errors;
using AefVideo.Generators.Checkpoints;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace AefVideo.Generators.Training;

/// <summary>Everything that a training run needs in order to go on, in one safetensors file: networks, optimisers, losses, the iteration and the settings.</summary>
internal static class TrainingCheckpoint
{
    /// <summary>What the names of networks' tensors begin with; network and tensor follow, with a slash between.</summary>
    public const string NetworkPrefix = "network/";

    private const string OptimizerPrefix = "optimizer/";
    private const string Losses = "losses";
    private const string Iteration = "iteration";
    private const string Seconds = "seconds";
    private const string Kind = "trainee";

    /// <summary>Writes a checkpoint, whole or not at all.</summary>
    /// <param name="path">Where; an earlier one is replaced.</param>
    /// <param name="trainee">What is in training.</param>
    /// <param name="iteration">Iterations done.</param>
    /// <param name="elapsed">Training time so far, over all sessions.</param>
    /// <param name="history">Losses so far.</param>
    /// <param name="settings">What must be the same when the run goes on.</param>
    public static void Write(string path, ITrainee trainee, long iteration, TimeSpan elapsed, LossHistory history, IReadOnlyDictionary<string, string> settings)
    {
        using var silent = no_grad();
        using var scope = NewDisposeScope();
        var tensors = new Dictionary<string, Tensor>(StringComparer.Ordinal);
        foreach (var (name, network) in trainee.Networks)
            foreach (var (key, value) in network.state_dict()) tensors.Add($"{NetworkPrefix}{name}/{key}", value);
        foreach (var (name, optimizer) in trainee.Optimizers) tensors.Add(OptimizerPrefix + name, tensor(Save(optimizer)));
        tensors.Add(Losses, tensor(history.ToArray()));
        var metadata = new Dictionary<string, string>(settings, StringComparer.Ordinal)
        {
            [Kind] = trainee.Name,
            [Iteration] = iteration.ToString(CultureInfo.InvariantCulture),
            [Seconds] = elapsed.TotalSeconds.ToString("F1", CultureInfo.InvariantCulture),
        };
        TensorFile.Write(path, tensors, metadata);
    }

    /// <summary>Brings a checkpoint's values into a trainee.</summary>
    /// <returns>Iterations done and training time so far.</returns>
    /// <exception cref="ModelException">The file is damaged, of another trainee, or was made with other settings.</exception>
    public static (long Iteration, TimeSpan Elapsed) Read(string path, ITrainee trainee, LossHistory history, IReadOnlyDictionary<string, string> settings)
    {
        using var state = TensorFile.Read(path);
        if (!state.Metadata.TryGetValue(Kind, out var kind) || kind != trainee.Name)
            throw new ModelException($"{path} is not a training checkpoint of {trainee.Name}; choose another folder, or remove it to start anew.");
        foreach (var (name, value) in settings)
        {
            var saved = state.Metadata.GetValueOrDefault(name, "");
            if (saved != value) throw new ModelException($"{path} was trained with {name} {saved}, not {value}; give the former value, or choose another folder to start anew.");
        }
        foreach (var (name, network) in trainee.Networks)
        {
            using var part = new NetworkState(state.Metadata);
            var prefix = $"{NetworkPrefix}{name}/";
            foreach (var (key, value) in state.Tensors)
                if (key.StartsWith(prefix, StringComparison.Ordinal)) part.Add(key[prefix.Length..], value.alias());
            StateLoader.Load(network, part, path);
        }
        foreach (var (name, optimizer) in trainee.Optimizers)
        {
            if (!state.Tensors.TryGetValue(OptimizerPrefix + name, out var bytes)) throw new ModelException($"{path} lacks the state of the optimiser {name}.");
            Load(path, optimizer, bytes);
        }
        if (state.Tensors.TryGetValue(Losses, out var losses)) history.Restore(losses.data<float>().ToArray());
        return (Number(path, state, Iteration, value => long.Parse(value, CultureInfo.InvariantCulture)),
            TimeSpan.FromSeconds(Number(path, state, Seconds, value => double.Parse(value, CultureInfo.InvariantCulture))));
    }

    private static byte[] Save(OptimizerHelper optimizer)
    {
        using var memory = new MemoryStream();
        using (var writer = new BinaryWriter(memory)) optimizer.save_state_dict(writer);
        return memory.ToArray();
    }

    private static void Load(string path, OptimizerHelper optimizer, Tensor bytes)
    {
        using var silent = no_grad();
        using var scope = NewDisposeScope();
        using var reader = new BinaryReader(new MemoryStream(bytes.bytes.ToArray()));
        try
        {
            optimizer.load_state_dict(reader);
        }
        catch (Exception fault) when (fault is IOException or ArgumentException)
        {
            throw new ModelException($"{path} holds the state of another optimiser: {fault.Message}", fault);
        }
    }

    private static T Number<T>(string path, NetworkState state, string name, Func<string, T> parse)
    {
        try
        {
            return parse(state.Metadata[name]);
        }
        catch (Exception fault) when (fault is KeyNotFoundException or FormatException or OverflowException)
        {
            throw new ModelException($"{path} is damaged: it does not say its {name}.", fault);
        }
    }
}
