namespace AefVideo.Generators;

/// <summary>The four kinds of face-editing generators that AefVideo protects against.</summary>
public enum GeneratorFamily
{
    /// <summary>StarGAN: labels in, picture out.</summary>
    StarGan,

    /// <summary>AttentionGAN, multi-domain: as StarGAN, composed through an attention mask.</summary>
    AttentionGan,

    /// <summary>AttGAN: encoder and decoder with batch normalisation and a skip connection.</summary>
    AttGan,

    /// <summary>HiSD: one translator for each tag, asked with a style from noise or from a reference picture.</summary>
    HiSd,
}
