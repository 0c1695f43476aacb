using AefVideo.Generators;
using static TorchSharp.torch;

namespace AefVideo.Protection.Optimization;

/// <summary>The edits of an ensemble's generators. Edits of different tags cannot be asked for in one pass of a generator.</summary>
internal sealed class EditTable
{
    private readonly int[][][] _groups;

    public EditTable(Ensemble ensemble)
    {
        using var silent = no_grad();
        using var scope = NewDisposeScope();
        _groups = [.. ensemble.Members.Select(member => Groups(member.Generator))];
    }

    /// <summary>Number of generators.</summary>
    public int Members => _groups.Length;

    /// <summary>A generator's edits by their places among its edits, those of the same tag together.</summary>
    public IReadOnlyList<int[]> Groups(int member) => _groups[member];

    private static int[][] Groups(IGenerator generator)
    {
        var labels = zeros(1, generator.SourceAttributes.Count);
        return [.. generator.Edits.Select((edit, place) => (Place: place, generator.Condition(edit, labels).Tag)).GroupBy(edit => edit.Tag).Select(group => group.Select(edit => edit.Place).ToArray())];
    }
}
