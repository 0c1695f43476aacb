using AefVideo.Core.Errors;

namespace AefVideo.Generators.Checkpoints.PyTorch;

/// <summary>Finds the tensors of one network among all that a checkpoint holds.</summary>
internal static class StateSelection
{
    private const string ParallelPrefix = "module.";
    private const string UsualWrapper = "state_dict";
    private const int DeepestNesting = 8;

    /// <summary>The tensors by name, without DataParallel's prefix.</summary>
    /// <param name="file">For messages, and for the memory it takes.</param>
    /// <param name="root">What was pickled.</param>
    /// <param name="wrapperKeys">Keys of dictionaries to step into, the preferred first.</param>
    /// <exception cref="ModelException">There are none, or one name has two.</exception>
    public static OrderedDictionary<string, PickledTensor> Select(CheckpointBytes file, object? root, IReadOnlyList<string> wrapperKeys)
    {
        if (root is not PickledDictionary dictionary)
            throw new ModelException($"{file.Name} holds {(root is PickledTensor ? "one tensor" : "something else")}, where a dictionary of tensors is needed.");
        for (var depth = 0; depth < DeepestNesting && Inner(dictionary, wrapperKeys) is { } inner; depth++) dictionary = inner;

        var tensors = new OrderedDictionary<string, PickledTensor>(StringComparer.Ordinal);
        var unparallel = dictionary.Entries.TrueForAll(IsParallelOrNoTensor);
        foreach (var (key, value) in dictionary.Entries)
        {
            // Numbers, such as an epoch, may stand beside the tensors.
            if (value is not PickledTensor tensor) continue;
            if (key is not string name) throw file.Damaged("a tensor has no name but a number");
            // A copy of the name, the entry, and what the dictionary gave up when it grew.
            file.Budget.Take(24 + sizeof(char) * name.Length + 3 * 48);
            if (unparallel) name = name[ParallelPrefix.Length..];
            if (!tensors.TryAdd(name, tensor)) throw file.Damaged($"it has the tensor “{Text.Shorten(name)}” twice");
        }
        return tensors.Count > 0 ? tensors : throw NoTensors(file, dictionary);
    }

    private static PickledDictionary? Inner(PickledDictionary dictionary, IReadOnlyList<string> wrapperKeys)
    {
        foreach (var key in wrapperKeys)
            if (dictionary.Child(key) is { } child) return child;
        return dictionary.Child(UsualWrapper);
    }

    private static bool IsParallelOrNoTensor(KeyValuePair<object?, object?> entry) =>
        entry.Value is not PickledTensor || (entry.Key is string name && name.StartsWith(ParallelPrefix, StringComparison.Ordinal));

    private static ModelException NoTensors(CheckpointBytes file, PickledDictionary dictionary)
    {
        var inner = dictionary.Entries.Where(entry => entry is { Key: string, Value: PickledDictionary }).Select(entry => (string)entry.Key!).Take(10).ToList();
        return new(inner.Count > 0
            ? $"{file.Name} holds several dictionaries ({Text.Some(inner)}), and none of them is the one this network's authors write."
            : $"{file.Name} holds no tensors.");
    }
}
