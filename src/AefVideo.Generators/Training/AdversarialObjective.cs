namespace AefVideo.Generators.Training;

/// <summary>How generator and discriminator contend.</summary>
public enum AdversarialObjective
{
    /// <summary>
    /// For small machines: the non-saturating loss with an R1 penalty every 16th step; the forged pictures of one generator pass serve both
    /// the discriminator's step and the generator's, and half the batch is reconstructed.
    /// </summary>
    NonSaturating,

    /// <summary>The way of the authors of StarGAN, AttentionGAN and AttGAN: Wasserstein loss with gradient penalty, five discriminator steps to one of the generator.</summary>
    WassersteinGradientPenalty,

    /// <summary>The way of HiSD's authors: hinge loss with an R1 penalty at every step; the forged pictures of one generator pass serve both steps.</summary>
    HingeR1,
}
