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

    /// <summary>The mappers' step size as a share of the others'. The authors' 10⁻⁶ to 10⁻⁴ suits 600,000 iterations; a short training wants more.</summary>
    public double MapperPace { get; init; } = 0.01;
}
