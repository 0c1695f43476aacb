namespace AefVideo.Generators.HiSd;

/// <summary>The shape of a HiSD generator and of its discriminator. Defaults: the authors' for CelebA-HQ at 256 pixels.</summary>
public sealed record HiSdOptions
{
    /// <summary>More channels than this are taken for a mistake.</summary>
    internal const int WidestLayer = 4096;

    /// <summary>What can be edited, one translator and one mapper for each.</summary>
    public IReadOnlyList<HiSdTag> Tags { get; init; } = HiSdTag.Authors;

    /// <summary>Channels of the encoder: after the first convolution, then after each halving.</summary>
    public IReadOnlyList<int> EncoderChannels { get; init; } = [64, 128, 256];

    /// <summary>Channels of the decoder: of its input, which are the encoder's last, then after each doubling.</summary>
    public IReadOnlyList<int> DecoderChannels { get; init; } = [256, 128, 64];

    /// <summary>Channels of a translator: after its first convolution, then after each block.</summary>
    public IReadOnlyList<int> TranslatorChannels { get; init; } = [64, 64, 64, 64, 64, 64, 64, 64];

    /// <summary>Channels of the extractor: after the first convolution, then after each halving.</summary>
    public IReadOnlyList<int> ExtractorChannels { get; init; } = [32, 64, 128, 256, 512, 512, 512];

    /// <summary>Channels of the discriminator: after the first convolution, then after each halving.</summary>
    public IReadOnlyList<int> DiscriminatorChannels { get; init; } = [32, 64, 128, 256, 512, 512, 512];

    /// <summary>Widths of the part of a mapper that the tag's attributes share.</summary>
    public IReadOnlyList<int> SharedMapperChannels { get; init; } = [256, 256, 256];

    /// <summary>Widths of each attribute's own part of a mapper; the first is the last of the shared ones.</summary>
    public IReadOnlyList<int> OwnMapperChannels { get; init; } = [256, 256, 256];

    /// <summary>Length of a style.</summary>
    public int StyleDimension { get; init; } = 256;

    /// <summary>Length of the noise that a mapper takes.</summary>
    public int NoiseDimension { get; init; } = 32;

    /// <summary>Height and width of the pictures, in pixels. No weight depends on it.</summary>
    public int ImageSize { get; init; } = 256;

    /// <summary>The small network that AefVideo trains, for pictures of 64 to 128 pixels.</summary>
    public static HiSdOptions Small { get; } = new()
    {
        EncoderChannels = [24, 48, 96],
        DecoderChannels = [96, 48, 24],
        TranslatorChannels = [48, 48, 48, 48, 48, 48],
        ExtractorChannels = [16, 32, 64, 128, 192],
        DiscriminatorChannels = [24, 48, 96, 192, 256],
        SharedMapperChannels = [128, 128],
        OwnMapperChannels = [128, 128],
        StyleDimension = 64,
        NoiseDimension = 32,
        ImageSize = 128,
    };

    /// <summary>Where a tag is in <see cref="Tags" />.</summary>
    /// <exception cref="ArgumentException">There is no such tag.</exception>
    public int TagIndex(string name)
    {
        for (var i = 0; i < Tags.Count; i++)
            if (Tags[i].Name == name) return i;
        throw new ArgumentException($"There is no tag {name} among {string.Join(", ", Tags.Select(tag => tag.Name))}.", nameof(name));
    }

    /// <summary>Refuses channels that do not go together.</summary>
    internal void RequireConsistent()
    {
        if (Tags.Count == 0 || Tags.Any(tag => tag.Attributes.Count < 2)) throw new ArgumentException("HiSD needs at least one tag, and each tag at least two attributes.");
        if (DecoderChannels[0] != EncoderChannels[^1]) throw new ArgumentException($"The decoder takes {DecoderChannels[0]} channels but the encoder gives {EncoderChannels[^1]}.");
        if (DecoderChannels.Count != EncoderChannels.Count) throw new ArgumentException($"The decoder doubles {DecoderChannels.Count - 1} times but the encoder halves {EncoderChannels.Count - 1} times.");
        if (OwnMapperChannels[0] != SharedMapperChannels[^1]) throw new ArgumentException($"The mapper's own part takes {OwnMapperChannels[0]} channels but its shared part gives {SharedMapperChannels[^1]}.");
    }
}
