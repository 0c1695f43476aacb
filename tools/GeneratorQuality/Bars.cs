using AefVideo.Generators;

namespace AefVideo.Tools.GeneratorQuality;

/// <summary>What is wanted of the generators that are shipped.</summary>
internal static class Bars
{
    /// <summary>The L1 between a picture and what comes back from its edit is not to be more.</summary>
    public const double CycleL1 = 0.12;

    // AttGAN's other five attributes are too rare among the training pictures to be learnt.
    private static readonly string[] s_attGanEdits = ["Bangs", "Black_Hair", "Blond_Hair", "Brown_Hair", "Eyeglasses", "Male", "Mouth_Slightly_Open", "Young"];

    /// <summary>Share of edits that is to arrive.</summary>
    public static double Arrived(GeneratorFamily family) => family is GeneratorFamily.StarGan or GeneratorFamily.AttentionGan ? 0.75 : 0.65;

    /// <summary>Whether the bar is set on an edit.</summary>
    public static bool IsMeant(GeneratorFamily family, string edit) => family != GeneratorFamily.AttGan || s_attGanEdits.Contains(edit);
}
