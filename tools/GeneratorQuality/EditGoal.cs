using AefVideo.Generators;
using AefVideo.Generators.HiSd;

namespace AefVideo.Tools.GeneratorQuality;

/// <summary>
/// When an edit has arrived. A hair colour: when the classifier sees that colour afterwards; faces that had it already are left out. Any other label is turned
/// round: it has arrived when the classifier sees the opposite of what the face's own label says. HiSD's edits name what is to be there, or not to be there: as with a hair
/// colour, faces of which that is already so are left out.
/// </summary>
/// <param name="Attribute">What the classifier is asked about.</param>
/// <param name="Value">What it is to say; null for the opposite of the face's own label.</param>
internal sealed record EditGoal(string Attribute, bool? Value)
{
    // StarGAN's and AttGAN's authors ask for one of these by clearing the others.
    private static readonly string[] s_hairColours = ["Black_Hair", "Blond_Hair", "Brown_Hair", "Gray_Hair"];

    /// <summary>The goal of a generator's edit.</summary>
    public static EditGoal Of(IGenerator generator, string edit)
    {
        if (generator is not HiSdForger hisd) return new(edit, s_hairColours.Contains(edit) ? true : null);
        foreach (var tag in hisd.Tags)
            foreach (var attribute in tag.Attributes)
                if (edit == $"{tag.Name}={attribute.Name}") return new(attribute.Label, attribute.IsPresent);
        throw new ArgumentException($"HiSD has no edit {edit}.", nameof(edit));
    }

    /// <summary>Whether a face with this label takes part.</summary>
    public bool Counts(bool label) => label != Value;

    /// <summary>Whether the classifier says what it is to say.</summary>
    public bool IsMet(bool label, bool said) => said == (Value ?? !label);
}
