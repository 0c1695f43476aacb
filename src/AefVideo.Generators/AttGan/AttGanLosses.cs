namespace AefVideo.Generators.AttGan;

/// <summary>Weights of AttGAN's losses beside the adversarial one, and what it is asked for in training. Defaults: the authors'.</summary>
public sealed record AttGanLosses
{
    /// <summary>L1 between a picture and what is decoded from its encoding with its own labels, λ_1.</summary>
    public double Reconstruction { get; init; } = 100;

    /// <summary>Classification of edited pictures, for the generator, λ_2.</summary>
    public double Classification { get; init; } = 10;

    /// <summary>Classification of real pictures, for the discriminator, λ_3.</summary>
    public double RealClassification { get; init; } = 1;

    /// <summary>
    /// Share of a batch, in [0, 1], that is asked for its own labels with one attribute, drawn at random, edited as at test time; the rest is asked for the labels of
    /// another picture of the batch, which is all the authors do. An attribute that few pictures have is then asked for as often as any other.
    /// </summary>
    public double SingleEdits { get; init; }
}
