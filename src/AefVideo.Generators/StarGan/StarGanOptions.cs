namespace AefVideo.Generators.StarGan;

/// <summary>The shape of a StarGAN generator, of AttentionGAN's, which has the same trunk, and of their discriminator. Defaults: the authors'.</summary>
public sealed record StarGanOptions
{
    /// <summary>The authors' five attributes, in their order.</summary>
    public static IReadOnlyList<string> AuthorsAttributes { get; } = ["Black_Hair", "Blond_Hair", "Brown_Hair", "Male", "Young"];

    /// <summary>Attributes that are asked for, one label each.</summary>
    public IReadOnlyList<string> Attributes { get; init; } = AuthorsAttributes;

    /// <summary>Channels after the first convolution.</summary>
    public int Width { get; init; } = 64;

    /// <summary>Residual blocks of the generator.</summary>
    public int ResidualBlocks { get; init; } = 6;

    /// <summary>Whether the generator carries running statistics, which the authors' checkpoints hold but their networks never use.</summary>
    public bool RunningStatistics { get; init; } = true;

    /// <summary>Height and width of the pictures, in pixels; the discriminator's last layer depends on it.</summary>
    public int ImageSize { get; init; } = 256;

    /// <summary>Strided convolutions of the discriminator.</summary>
    public int DiscriminatorLayers { get; init; } = 6;

    /// <summary>Channels after the discriminator's first convolution.</summary>
    public int DiscriminatorWidth { get; init; } = 64;
}
