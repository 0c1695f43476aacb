namespace AefVideo.Generators.StarGan;

/// <summary>Weights of the losses beside the adversarial one. Defaults: the authors'.</summary>
public sealed record LabelTranslatorLosses
{
    /// <summary>Attribute classification, λ_cls.</summary>
    public double Classification { get; init; } = 1;

    /// <summary>L1 between a picture and what comes back from its forgery, λ_rec.</summary>
    public double Reconstruction { get; init; } = 10;

    /// <summary>Mean of AttentionGAN's mask.</summary>
    public double Attention { get; init; } = 0.1;

    /// <summary>Mean absolute difference between neighbours in AttentionGAN's mask.</summary>
    public double AttentionVariation { get; init; } = 1;
}
