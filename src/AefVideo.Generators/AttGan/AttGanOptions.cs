namespace AefVideo.Generators.AttGan;

/// <summary>The shape of an AttGAN generator and of its discriminator. Defaults: the authors'.</summary>
public sealed record AttGanOptions
{
    /// <summary>No layer is wider than this, whatever the widths say.</summary>
    public const int WidestLayer = 1024;

    /// <summary>The authors' thirteen attributes, in their order.</summary>
    public static IReadOnlyList<string> AuthorsAttributes { get; } =
    [
        "Bald", "Bangs", "Black_Hair", "Blond_Hair", "Brown_Hair", "Bushy_Eyebrows", "Eyeglasses", "Male", "Mouth_Slightly_Open", "Mustache", "No_Beard", "Pale_Skin", "Young",
    ];

    /// <summary>Attributes that are asked for, one label each.</summary>
    public IReadOnlyList<string> Attributes { get; init; } = AuthorsAttributes;

    /// <summary>Channels after the encoder's first layer; each further layer doubles them.</summary>
    public int EncoderWidth { get; init; } = 64;

    /// <summary>Channels after the decoder's last layer but one.</summary>
    public int DecoderWidth { get; init; } = 64;

    /// <summary>Layers of the encoder, and of the decoder; each halves, or doubles, height and width.</summary>
    public int Layers { get; init; } = 5;

    /// <summary>How many decoder layers hand on the encoder's feature map of their size beside their own; at most <see cref="Layers" /> − 1 do.</summary>
    public int ShortcutLayers { get; init; } = 1;

    /// <summary>How many decoder layers hand on the labels beside their own feature map, after the first, which always gets them; at most <see cref="Layers" /> − 1 do.</summary>
    public int InjectLayers { get; init; }

    /// <summary>How the encoder's layers normalise (the authors' <c>enc_norm</c>).</summary>
    public AttGanNormalization EncoderNormalization { get; init; }

    /// <summary>How the decoder's layers normalise (the authors' <c>dec_norm</c>).</summary>
    public AttGanNormalization DecoderNormalization { get; init; }

    /// <summary>Height and width of the pictures, in pixels; the discriminator's heads depend on it.</summary>
    public int ImageSize { get; init; } = 256;

    /// <summary>Strided convolutions of the discriminator.</summary>
    public int DiscriminatorLayers { get; init; } = 5;

    /// <summary>Channels after the discriminator's first convolution.</summary>
    public int DiscriminatorWidth { get; init; } = 64;

    /// <summary>
    /// Whether the discriminator normalises each feature map, as the authors' does. It then cannot see how bright a picture is or what colour it has on the whole, and a short
    /// training that relies on it does not learn to change the colour of hair.
    /// </summary>
    public bool DiscriminatorNormalizes { get; init; } = true;

    /// <summary>Width of the hidden layer of each of the discriminator's heads.</summary>
    public int DiscriminatorHeadWidth { get; init; } = 1024;
}
