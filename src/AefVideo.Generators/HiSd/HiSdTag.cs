namespace AefVideo.Generators.HiSd;

/// <summary>A tag: what one translator changes, for example <c>HairColor</c>.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Attributes">What it can be; a face is one of them at most.</param>
/// <param name="Conditions">Attributes of the data that the discriminator is told because they go along with the tag but are not to be changed.</param>
public sealed record HiSdTag(string Name, IReadOnlyList<HiSdChoice> Attributes, IReadOnlyList<string> Conditions)
{
    private static readonly string[] s_sexAndAge = ["Male", "Young"];

    /// <summary>The authors' three tags: bangs, eyeglasses, hair colour.</summary>
    public static IReadOnlyList<HiSdTag> Authors { get; } =
    [
        Presence("Bangs"),
        Presence("Eyeglasses"),
        new("HairColor", [new("black", "Black_Hair"), new("blond", "Blond_Hair"), new("brown", "Brown_Hair")], s_sexAndAge),
    ];

    /// <summary>A tag that an attribute of the data is there ("with") or not ("without").</summary>
    public static HiSdTag Presence(string label) => new(label, [new("with", label), new("without", label, IsPresent: false)], s_sexAndAge);
}
