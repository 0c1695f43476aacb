using System.Globalization;
using AefVideo.Core.Errors;
using AefVideo.Generators.Checkpoints;

namespace AefVideo.Generators.Import;

/// <summary>The shapes in a file of weights, from which a network's configuration is found.</summary>
/// <param name="source">The file, for messages.</param>
/// <param name="state">Its tensors.</param>
internal sealed class TensorShapes(string source, NetworkState state)
{
    private const int MostLayers = 64;

    // Shapes size the network that is made for comparison, so they are checked first; the authors' widest layer is below this.
    private const long LargestExtent = 4096;

    /// <summary>The extent of a tensor along a dimension.</summary>
    /// <exception cref="ModelException">There is no such tensor, or its shape makes no sense.</exception>
    public int Extent(string name, int dimension)
    {
        if (!state.Tensors.TryGetValue(name, out var tensor)) throw new ModelException($"{source} does not hold the network asked for: it has no “{name}”.");
        var shape = tensor.shape;
        return dimension < shape.Length && !shape.AsSpan().ContainsAnyExceptInRange(1, LargestExtent)
            ? (int)shape[dimension]
            : throw new ModelException($"{source} does not hold the network asked for: its “{name}” has the shape [{string.Join(", ", shape)}].");
    }

    /// <summary>How many layers there are, counted by a tensor that each of them has.</summary>
    /// <param name="pattern">Its name, with {0} for the layer's number.</param>
    /// <param name="first">The first layer's number.</param>
    public int Count(string pattern, int first = 0) => Enumerable.Range(first, MostLayers).TakeWhile(layer => state.Tensors.ContainsKey(Name(pattern, layer))).Count();

    /// <summary>The extents of a tensor of each layer.</summary>
    /// <inheritdoc cref="Count" />
    public IEnumerable<int> Extents(string pattern, int dimension, int first = 0) =>
        Enumerable.Range(first, Count(pattern, first)).Select(layer => Extent(Name(pattern, layer), dimension));

    /// <summary>Whether any tensor's name ends so.</summary>
    public bool HasEnding(string ending) => state.Tensors.Keys.Any(name => name.EndsWith(ending, StringComparison.Ordinal));

    /// <summary>The number put into a pattern.</summary>
    public static string Name(string pattern, int layer) => string.Format(CultureInfo.InvariantCulture, pattern, layer);
}
