namespace AefVideo.Generators.HiSd;

/// <summary>Weights of HiSD's losses and the mappers' pace. Defaults: the authors'.</summary>
public sealed record HiSdLosses
{
    /// <summary>The adversarial loss, adv_w.</summary>
    public double Adversarial { get; init; } = 1;

    /// <summary>L1 between a style made from noise and what is extracted from the picture made with it, sty_w.</summary>
    public double Style { get; init; } = 1;

    /// <summary>L1 of each of the three pictures that should be the input again: raw, with its own style, there and back; rec_w.</summary>
    public double Reconstruction { get; init; } = 1;

    /// <summary>
    /// For the discriminator, for all tags at once: real pictures that are said to have another attribute than they have count as forged (Reed et al. 2016, arXiv 1605.05396). So it learns
    /// what the attributes look like, which a short training does not find out otherwise. The authors have no such loss: 0.
    /// </summary>
    public double Mismatch { get; init; }

    /// <summary>The mappers' step size as a share of the others'. The authors' 10⁻⁶ to 10⁻⁴ suits 600,000 iterations; a short training wants more.</summary>
    public double MapperPace { get; init; } = 0.01;
}
