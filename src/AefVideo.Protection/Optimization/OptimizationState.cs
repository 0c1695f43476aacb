using static TorchSharp.torch;

namespace AefVideo.Protection.Optimization;

/// <summary>All that changes from step to step: δ, and what movers and weightings keep beside it, as named tensors. This, the iteration and the options are the whole run.</summary>
/// <param name="members">Number of generators.</param>
internal sealed class OptimizationState(int members) : IDisposable
{
    private const string DeltaName = "delta";
    private const string WeightsName = "weights";

    private readonly Dictionary<string, Tensor> _tensors = new(StringComparer.Ordinal);

    /// <summary>Number of generators.</summary>
    public int Members => members;

    /// <summary>Everything by name, for the checkpoint.</summary>
    public IReadOnlyDictionary<string, Tensor> Tensors => _tensors;

    /// <summary>δ, [1, 3, S, S], without gradient.</summary>
    public Tensor Delta
    {
        get => _tensors[DeltaName];
        set => Set(DeltaName, value);
    }

    /// <summary>How much each generator counts, [K], summing to 1; equal at first.</summary>
    public Tensor Weights
    {
        get => Get(WeightsName, () => full([members], 1.0 / members));
        set => Set(WeightsName, value);
    }

    /// <summary>The value of a name, which is made where it is not there yet.</summary>
    public Tensor Get(string name, Func<Tensor> initial)
    {
        if (!_tensors.ContainsKey(name)) Set(name, initial());
        return _tensors[name];
    }

    /// <summary>Whether there is a value.</summary>
    public bool Has(string name) => _tensors.ContainsKey(name);

    /// <summary>Keeps a copy of a value instead of the former one.</summary>
    public void Set(string name, Tensor value)
    {
        using var silent = no_grad();
        // A copy even where nothing would have to be copied: the value may be a view of something larger or the former value itself.
        var kept = value.detach().clone().DetachFromDisposeScope();
        if (_tensors.TryGetValue(name, out var former)) former.Dispose();
        _tensors[name] = kept;
    }

    /// <inheritdoc />
    public void Dispose()
    {
        foreach (var tensor in _tensors.Values) tensor.Dispose();
        _tensors.Clear();
    }
}
