using AefVideo.Generators.Checkpoints;
using static TorchSharp.torch;

namespace AefVideo.Generators.AttGan;

/// <summary>A trained AttGAN, in evaluation mode: where it normalises by batches, it does so by its running statistics.</summary>
public sealed class AttGanForger : IGenerator
{
    /// <summary>The authors' strength of an edit at test time: the edited attribute is fed as ±1, all others as ±0.5.</summary>
    public const double AuthorsStrength = 2;

    private readonly AttGanGenerator _network;
    private readonly double _strength;

    /// <summary>Takes over a network with its weights.</summary>
    /// <param name="network">Disposed with this.</param>
    /// <param name="fingerprint">SHA-256 of the weights, hex.</param>
    /// <param name="strength">How much more than in training the edited attribute is asked for; 1 for as much.</param>
    public AttGanForger(AttGanGenerator network, string fingerprint, double strength = AuthorsStrength)
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(strength);
        (_network, Fingerprint, _strength) = (network, fingerprint, strength);
        foreach (var parameter in network.parameters()) parameter.requires_grad_(false);
        network.eval();
    }

    /// <summary>Makes the network that a file describes and gives it the file's weights.</summary>
    internal static AttGanForger Open(NetworkState state, NetworkMetadata metadata, string path, string fingerprint) =>
        new(StateLoader.Filled(new AttGanGenerator(AttGanMetadata.Read(metadata)), state, path), fingerprint);

    /// <inheritdoc />
    public GeneratorFamily Family => GeneratorFamily.AttGan;

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
    public GeneratorCondition Condition(string edit, Tensor sourceLabels, ulong seed = 0) => new(AttGanLabels.After(sourceLabels, Edits, edit, _strength));

    /// <inheritdoc />
    public Tensor Forge(Tensor images, GeneratorCondition condition) => _network.call(images, condition.Values);

    /// <inheritdoc />
    public Tensor Tap(Tensor images, GeneratorCondition condition) => _network.Tap(images);

    /// <inheritdoc />
    public (Tensor Forged, Tensor Tap) ForgeAndTap(Tensor images, GeneratorCondition condition) => _network.ForgeAndTap(images, condition.Values);

    /// <inheritdoc />
    public void Dispose() => _network.Dispose();
}
