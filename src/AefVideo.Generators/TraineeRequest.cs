using AefVideo.Generators.AttGan;
using AefVideo.Generators.Training;

namespace AefVideo.Generators;

/// <summary>What to train. Everything left null has the value of the small networks that AefVideo ships.</summary>
public sealed record TraineeRequest
{
    /// <summary>One of <see cref="Trainees.Names" />.</summary>
    public required string Name { get; init; }

    /// <summary>Height and width of the pictures, in pixels.</summary>
    public int ImageSize { get; init; } = 128;

    /// <summary>Channels after the generator's first layer.</summary>
    public int? Width { get; init; }

    /// <summary>Residual blocks of StarGAN and AttentionGAN.</summary>
    public int? Depth { get; init; }

    /// <summary>Channels after the discriminator's first layer.</summary>
    public int? DiscriminatorWidth { get; init; }

    /// <summary>How AttGAN's encoder normalises.</summary>
    public AttGanNormalization? EncoderNormalization { get; init; }

    /// <summary>How AttGAN's decoder normalises.</summary>
    public AttGanNormalization? DecoderNormalization { get; init; }

    /// <summary>AttGAN's <see cref="AttGanOptions.ShortcutLayers" />.</summary>
    public int? Shortcuts { get; init; }

    /// <summary>AttGAN's <see cref="AttGanOptions.InjectLayers" />.</summary>
    public int? Injections { get; init; }

    /// <summary>Attributes to edit.</summary>
    public IReadOnlyList<string>? Attributes { get; init; }

    /// <summary>Weight of the attribute classification in the generator's loss; for HiSD of <see cref="HiSd.HiSdLosses.Mismatch" />, by which its discriminator learns attributes.</summary>
    public double? Classification { get; init; }

    /// <summary>Weight of the reconstruction.</summary>
    public double? Reconstruction { get; init; }

    /// <summary>A file of weights to start from: of the same network at another size, or of one with a trunk in common.</summary>
    public string? InitialWeights { get; init; }

    /// <summary>How to train.</summary>
    public TrainingOptions Training { get; init; } = new();
}
