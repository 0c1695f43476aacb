using static TorchSharp.torch;

namespace AefVideo.Generators.Data;

/// <summary>Which pictures have an attribute: what <see cref="BatchSampler.Balance" /> draws from. Found once for each list of attributes.</summary>
/// <param name="data">The pictures; stay the caller's.</param>
internal sealed class AttributeOwners(FaceDataset data)
{
    private readonly Dictionary<IReadOnlyList<string>, int[][]> _groups = [];

    /// <summary>The pictures with each of some attributes; an attribute that no picture has is left out.</summary>
    /// <param name="attributes">The same list object for the same attributes, so that asking again costs nothing.</param>
    public ReadOnlySpan<int[]> Of(IReadOnlyList<string> attributes)
    {
        if (attributes.Count == 0) return [];
        if (!_groups.TryGetValue(attributes, out var groups)) _groups.Add(attributes, groups = Find(attributes));
        return groups;
    }

    private int[][] Find(IReadOnlyList<string> attributes)
    {
        using var scope = NewDisposeScope();
        var all = Enumerable.Range(0, data.Count).ToArray();
        var labels = data.Labels(all, attributes).data<float>().ToArray();
        return [.. Enumerable.Range(0, attributes.Count).Select(column => Array.FindAll(all, index => labels[index * attributes.Count + column] > 0)).Where(owners => owners.Length > 0)];
    }
}
