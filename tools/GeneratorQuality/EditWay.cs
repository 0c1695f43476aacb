namespace AefVideo.Tools.GeneratorQuality;

/// <summary>Where an edit's condition comes from.</summary>
internal enum EditWay
{
    /// <summary>From labels: StarGAN, AttentionGAN, AttGAN.</summary>
    Labels,

    /// <summary>HiSD: a style mapped from noise, another for every face.</summary>
    Noise,

    /// <summary>HiSD: the style of another picture that has the attribute, another for every face.</summary>
    Reference,
}
