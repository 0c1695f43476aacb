using static TorchSharp.torch;

namespace AefVideo.Generators.HiSd;

/// <summary>A HiSD network's edits by name, <c>tag=attribute</c>, for example <c>HairColor=blond</c>, and the styles that stand for them.</summary>
/// <param name="network">Stays the caller's.</param>
internal sealed class HiSdEdits(HiSdGenerator network)
{
    /// <summary>All edits, tag by tag.</summary>
    public IReadOnlyList<string> Names { get; } = [.. network.Options.Tags.SelectMany(tag => tag.Attributes.Select(attribute => $"{tag.Name}={attribute.Name}"))];

    /// <summary>One style for an edit, mapped from noise. Nothing is recorded for gradients.</summary>
    /// <param name="edit">One of <see cref="Names" />.</param>
    /// <param name="seed">Chooses the noise, the same on every machine.</param>
    /// <returns>[1, style], and the tag.</returns>
    /// <exception cref="ArgumentException">There is no such edit.</exception>
    public (Tensor Style, int Tag) Style(string edit, ulong seed)
    {
        var tags = network.Options.Tags;
        for (var tag = 0; tag < tags.Count; tag++)
        {
            for (var attribute = 0; attribute < tags[tag].Attributes.Count; attribute++)
            {
                if (edit != $"{tags[tag].Name}={tags[tag].Attributes[attribute].Name}") continue;
                using var silent = no_grad();
                using var random = new Generator(seed);
                using var noise = randn(1, network.Options.NoiseDimension, generator: random);
                return (network.Map(noise, tag, attribute), tag);
            }
        }
        throw new ArgumentException($"There is no edit {edit} among {string.Join(", ", Names)}.", nameof(edit));
    }
}
