using AefVideo.Generators.Checkpoints;
using AefVideo.Tests;
using static TorchSharp.torch;

namespace AefVideo.Generators.Tests;

/// <summary>A golden file: weights, inputs and outputs that the authors' own definitions gave.</summary>
internal sealed class Golden : IDisposable
{
    private readonly NetworkState _file;

    private Golden(string path, NetworkState file) => (FilePath, _file) = (path, file);

    public string FilePath { get; }

    public IReadOnlyDictionary<string, string> Metadata => _file.Metadata;

    public Tensor this[string name] => _file.Tensors[name];

    public static Golden Open(string name)
    {
        var path = SharedFiles.Require("reference", "golden", name + ".safetensors");
        return new(path, TensorFile.Read(path));
    }

    public int Number(string key) => int.Parse(Metadata[key], System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>The weights by their names in the network.</summary>
    public IReadOnlyDictionary<string, Tensor> State() => _file.Tensors.Where(named => named.Key.StartsWith("state.", StringComparison.Ordinal))
        .ToDictionary(named => named.Key["state.".Length..], named => named.Value);

    /// <summary>Brings the weights into a network.</summary>
    public void Load(nn.Module network)
    {
        using var state = new NetworkState(Metadata);
        foreach (var (name, tensor) in State()) state.Add(name, tensor.alias());
        StateLoader.Load(network, state, FilePath);
    }

    /// <summary>Asserts that a tensor equals an output of the authors to 1e-4 (maximum of the absolute difference).</summary>
    public void AssertEquals(string output, Tensor actual)
    {
        var expected = this["out." + output];
        Assert.Equal(expected.shape, actual.shape);
        using var scope = NewDisposeScope();
        Assert.InRange(expected.sub(actual.@float()).abs().max().item<float>(), 0, 1e-4f);
    }

    public void Dispose() => _file.Dispose();
}
