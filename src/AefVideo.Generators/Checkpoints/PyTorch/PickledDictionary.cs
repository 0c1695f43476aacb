namespace AefVideo.Generators.Checkpoints.PyTorch;

/// <summary>A <c>dict</c> or <c>OrderedDict</c>: keys and values in the order they were set. What attributes an <c>OrderedDict</c> had (PyTorch keeps version numbers there) is not kept.</summary>
internal sealed class PickledDictionary
{
    /// <summary>What was set, first to last.</summary>
    public List<KeyValuePair<object?, object?>> Entries { get; } = [];

    /// <summary>The dictionary under a key, if there is one.</summary>
    public PickledDictionary? Child(string key)
    {
        foreach (var (name, value) in Entries)
            if (value is PickledDictionary child && name is string text && text == key) return child;
        return null;
    }
}
