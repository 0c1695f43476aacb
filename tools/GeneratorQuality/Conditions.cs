using AefVideo.Core.Errors;
using AefVideo.Generators;
using AefVideo.Generators.HiSd;
using static TorchSharp.torch;

namespace AefVideo.Tools.GeneratorQuality;

/// <summary>Makes what a generator is asked for, for a batch, and what brings the faces back.</summary>
/// <param name="generator">The generator.</param>
/// <param name="references">Pictures to take HiSD's styles from, of the generator's size; null to leave that way out.</param>
internal sealed class Conditions(IGenerator generator, Faces? references)
{
    private readonly Dictionary<EditGoal, int[]> _owners = [];

    /// <summary>All edits in all ways.</summary>
    public IReadOnlyList<Edit> Edits { get; } =
    [
        .. from way in Ways(generator, references)
           from edit in generator.Edits
           select new Edit(edit, way, EditGoal.Of(generator, edit)),
    ];

    /// <summary>Asks for an edit.</summary>
    /// <param name="edit">One of <see cref="Edits" />.</param>
    /// <param name="labels">The faces' own, [N, source attributes].</param>
    /// <param name="seeds">One for each face; chooses noise or reference.</param>
    public GeneratorCondition Ask(Edit edit, Tensor labels, int[] seeds)
    {
        switch (edit.Way)
        {
            case EditWay.Labels: return generator.Condition(edit.Name, labels);
            case EditWay.Noise:
                var styles = Array.ConvertAll(seeds, seed => generator.Condition(edit.Name, labels.narrow(0, 0, 1), (ulong)seed));
                return new(cat(Array.ConvertAll(styles, style => style.Values)), styles[0].Tag);
            default:
                var owners = Owners(edit.Goal);
                var chosen = Array.ConvertAll(seeds, seed => owners[new Random(seed).Next(owners.Length)]);
                return ((HiSdForger)generator).ConditionFromReference(references!.Images(chosen), edit.Name.Split('=')[0]);
        }
    }

    /// <summary>Asks an edited face to become what it was: by its own labels, or by its own style.</summary>
    public GeneratorCondition AskBack(Edit edit, Tensor images, Tensor labels) => generator switch
    {
        HiSdForger hisd => hisd.ConditionFromReference(images, edit.Name.Split('=')[0]),
        // AttGAN is fed with ±0.5, the others with 0 and 1.
        { Family: GeneratorFamily.AttGan } => new(labels - 0.5),
        _ => new(labels),
    };

    private static EditWay[] Ways(IGenerator generator, Faces? references)
    {
        if (generator is not HiSdForger) return [EditWay.Labels];
        return references is null ? [EditWay.Noise] : [EditWay.Noise, EditWay.Reference];
    }

    private int[] Owners(EditGoal goal)
    {
        if (_owners.TryGetValue(goal, out var known)) return known;
        using var labels = references!.Data.Labels([.. Enumerable.Range(0, references.Data.Count)], [goal.Attribute]);
        var values = labels.data<float>().ToArray();
        int[] owners = [.. Enumerable.Range(0, values.Length).Where(i => values[i] > 0 == goal.Value)];
        if (owners.Length == 0) throw new UsageException($"No reference picture {(goal.Value == true ? "has" : "lacks")} the attribute {goal.Attribute}.");
        return _owners[goal] = owners;
    }
}
