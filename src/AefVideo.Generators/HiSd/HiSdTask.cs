using static TorchSharp.torch;

namespace AefVideo.Generators.HiSd;

/// <summary>What one training step does with a batch: which tag is changed, from which attribute to which.</summary>
/// <param name="Tag">The tag of this step.</param>
/// <param name="Source">[N] int64, the attribute that each picture has; of no meaning where it has none of the tag's, grey hair for example.</param>
/// <param name="Target">[N] int64, the attribute that each picture is to get, another than it has.</param>
/// <param name="Known">[K] int64, indices of the pictures that have exactly one of the tag's attributes.</param>
/// <param name="Conditions">[N, conditions], −1 or 1: what the discriminator is told besides.</param>
internal sealed record HiSdTask(int Tag, Tensor Source, Tensor Target, Tensor Known, Tensor Conditions)
{
    /// <summary>Attributes of the data that any tag needs, in the order of the labels that <see cref="Draw" /> takes.</summary>
    public static IReadOnlyList<string> Labels(HiSdOptions options) =>
        [.. options.Tags.SelectMany(tag => tag.Attributes.Select(attribute => attribute.Label)).Concat(options.Tags.SelectMany(tag => tag.Conditions)).Distinct(StringComparer.Ordinal)];

    /// <summary>Chooses targets at random, all others than the source equally likely.</summary>
    /// <param name="options">The tags.</param>
    /// <param name="tag">The tag of this step.</param>
    /// <param name="labels">[N, labels], 0 or 1.</param>
    /// <param name="columns">Where each attribute is in <paramref name="labels" />.</param>
    public static HiSdTask Draw(HiSdOptions options, int tag, Tensor labels, IReadOnlyDictionary<string, int> columns)
    {
        var what = options.Tags[tag];
        var choices = what.Attributes.Count;
        var has = stack(what.Attributes.Select(attribute => labels.select(1, columns[attribute.Label]).eq(attribute.IsPresent ? 1 : 0)), 1).@long();
        var source = has.argmax(1);
        var other = randint(1, choices, [labels.shape[0]], int64);
        var conditions = what.Conditions.Count == 0 ? labels.narrow(1, 0, 0) : stack(what.Conditions.Select(label => labels.select(1, columns[label]) * 2 - 1), 1);
        return new(tag, source, (source + other).remainder(choices), has.sum(1).eq(1).nonzero().flatten(), conditions);
    }
}
