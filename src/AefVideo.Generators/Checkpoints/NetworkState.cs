using static TorchSharp.torch;

namespace AefVideo.Generators.Checkpoints;

/// <summary>What a file of weights holds: tensors by name, in the file's order, and what the file says about itself. Owns its tensors, which belong to no dispose scope.</summary>
public sealed class NetworkState : IDisposable
{
    private readonly OrderedDictionary<string, Tensor> _tensors = new(StringComparer.Ordinal);

    internal NetworkState(IReadOnlyDictionary<string, string> metadata) => Metadata = metadata;

    /// <summary>The tensors, on the CPU and contiguous. Valid until disposal; two of them may share their memory, so they are not to be written to.</summary>
    public IReadOnlyDictionary<string, Tensor> Tensors => _tensors;

    /// <summary>What the file says about itself; empty where it says nothing.</summary>
    public IReadOnlyDictionary<string, string> Metadata { get; }

    /// <summary>Disposes the tensors.</summary>
    public void Dispose()
    {
        foreach (var tensor in _tensors.Values) tensor.Dispose();
        _tensors.Clear();
    }

    /// <summary>Takes over a tensor.</summary>
    internal void Add(string name, Tensor tensor) => _tensors.Add(name, tensor.DetachFromDisposeScope());
}
