using AefVideo.Generators.Checkpoints;
using static TorchSharp.torch;

namespace AefVideo.Generators.StarGan;

/// <summary>A trained StarGAN or AttentionGAN. It always normalises by the statistics of the picture, as the authors run it.</summary>
public sealed class LabelTranslatorForger : IGenerator
{
    private readonly LabelTranslator _network;

    /// <summary>Takes over a network with its weights.</summary>
    /// <param name="family">StarGAN or AttentionGAN.</param>
    /// <param name="network">Disposed with this.</param>
    /// <param name="fingerprint">SHA-256 of the weights, hex.</param>
    public LabelTranslatorForger(GeneratorFamily family, LabelTranslator network, string fingerprint)
    {
        ArgumentNullException.ThrowIfNull(network);
        (Family, _network, Fingerprint) = (family, network, fingerprint);
        foreach (var parameter in network.parameters()) parameter.requires_grad_(false);
        network.train();
    }

    /// <summary>Makes the network that a file describes and gives it the file's weights.</summary>
    internal static LabelTranslatorForger Open(GeneratorFamily family, Func<StarGanOptions, LabelTranslator> create, NetworkState state, NetworkMetadata metadata, string path, string fingerprint)
    {
        var hasStatistics = state.Tensors.Keys.Any(name => name.EndsWith(".running_mean", StringComparison.Ordinal));
        return new(family, StateLoader.Filled(create(StarGanMetadata.Read(metadata, hasStatistics)), state, path, statisticsOptional: true), fingerprint);
    }

    /// <inheritdoc />
    public GeneratorFamily Family { get; }

    /// <inheritdoc />
    public int ImageSize => _network.Options.ImageSize;

    /// <inheritdoc />
    public string Fingerprint { get; }

    /// <inheritdoc />
    public IReadOnlyList<string> Edits => _network.Options.Attributes;

    /// <inheritdoc />
    public IReadOnlyList<string> SourceAttributes => _network.Options.Attributes;

    /// <inheritdoc />
    public ScalarType ComputeType
    {
        get => _network.ComputeType;
        set => _network.ComputeType = value;
    }

    /// <inheritdoc />
    public GeneratorCondition Condition(string edit, Tensor sourceLabels, ulong seed = 0) => new(FaceLabels.After(sourceLabels, Edits, edit));

    /// <inheritdoc />
    public Tensor Forge(Tensor images, GeneratorCondition condition) => _network.call(images, condition.Values);

    /// <inheritdoc />
    public Tensor Tap(Tensor images, GeneratorCondition condition) => _network.Tap(images, condition.Values);

    /// <inheritdoc />
    public (Tensor Forged, Tensor Tap) ForgeAndTap(Tensor images, GeneratorCondition condition) => _network.ForgeAndTap(images, condition.Values);

    /// <inheritdoc />
    public void Dispose() => _network.Dispose();
}
