namespace AefVideo.Generators.Training.Objectives;

/// <summary>The objective that an option names.</summary>
internal static class Objective
{
    public static IObjective For(AdversarialObjective objective) => objective switch
    {
        AdversarialObjective.NonSaturating => new NonSaturatingObjective(),
        AdversarialObjective.WassersteinGradientPenalty => new WassersteinObjective(),
        AdversarialObjective.HingeR1 => new HingeObjective(),
        _ => throw new ArgumentOutOfRangeException(nameof(objective)),
    };
}
