using static TorchSharp.torch;

namespace AefVideo.Generators.StarGan;

/// <summary>Target labels for one edit, as the authors' <c>create_labels</c> makes them: a hair colour excludes the others, everything else is turned round.</summary>
public static class FaceLabels
{
    private static readonly string[] s_hairColours = ["Black_Hair", "Blond_Hair", "Brown_Hair", "Gray_Hair"];

    /// <summary>The labels after an edit.</summary>
    /// <param name="labels">[N, attributes], 0 or 1.</param>
    /// <param name="attributes">What the columns mean.</param>
    /// <param name="edit">One of the attributes.</param>
    /// <returns>[N, attributes], new.</returns>
    /// <exception cref="ArgumentException">The attribute is not among them.</exception>
    public static Tensor After(Tensor labels, IReadOnlyList<string> attributes, string edit)
    {
        var column = IndexOf(attributes, edit);
        var target = labels.clone();
        if (s_hairColours.Contains(edit, StringComparer.Ordinal))
        {
            for (var i = 0; i < attributes.Count; i++)
                if (s_hairColours.Contains(attributes[i], StringComparer.Ordinal)) target.select(1, i).fill_(i == column ? 1 : 0);
        }
        else
        {
            target.select(1, column).copy_(1 - labels.select(1, column));
        }
        return target;
    }

    private static int IndexOf(IReadOnlyList<string> attributes, string edit)
    {
        for (var i = 0; i < attributes.Count; i++)
            if (attributes[i] == edit) return i;
        throw new ArgumentException($"There is no attribute {edit} among {string.Join(", ", attributes)}.", nameof(edit));
    }
}
