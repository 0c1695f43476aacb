using AefVideo.Generators.Checkpoints;
using static TorchSharp.torch;

namespace AefVideo.Generators.HiSd;

/// <summary>A trained HiSD. Edits are called <c>tag=attribute</c>; their style comes from seeded noise, or, with <see cref="ConditionFromReference" />, from a picture.</summary>
public sealed class HiSdForger : IGenerator
{
    private readonly HiSdGenerator _network;
    private readonly HiSdEdits _edits;

    /// <summary>Takes over a network with its weights.</summary>
    /// <param name="network">Disposed with this.</param>
    /// <param name="fingerprint">SHA-256 of the weights, hex.</param>
    public HiSdForger(HiSdGenerator network, string fingerprint)
    {
        ArgumentNullException.ThrowIfNull(network);
        (_network, _edits, Fingerprint) = (network, new HiSdEdits(network), fingerprint);
        foreach (var parameter in network.parameters()) parameter.requires_grad_(false);
        network.eval();
    }

    /// <summary>Makes the network that a file describes and gives it the file's weights.</summary>
    internal static HiSdForger Open(NetworkState state, NetworkMetadata metadata, string path, string fingerprint) =>
        new(StateLoader.Filled(new HiSdGenerator(HiSdMetadata.Read(metadata)), state, path), fingerprint);

    /// <inheritdoc />
    public GeneratorFamily Family => GeneratorFamily.HiSd;

    /// <inheritdoc />
    public int ImageSize => _network.Options.ImageSize;

    /// <inheritdoc />
    public string Fingerprint { get; }

    /// <inheritdoc />
    public IReadOnlyList<string> Edits => _edits.Names;

    /// <summary>None: a style replaces what there is.</summary>
    public IReadOnlyList<string> SourceAttributes => [];

    /// <inheritdoc />
    public ScalarType ComputeType
    {
        get => _network.ComputeType;
        set => _network.ComputeType = value;
    }

    /// <summary>The tags, for <see cref="ConditionFromReference" />.</summary>
    public IReadOnlyList<HiSdTag> Tags => _network.Options.Tags;

    /// <inheritdoc />
    public GeneratorCondition Condition(string edit, Tensor sourceLabels, ulong seed = 0)
    {
        ArgumentNullException.ThrowIfNull(sourceLabels);
        var (style, tag) = _edits.Style(edit, seed);
        return new(style.expand(sourceLabels.shape[0], -1), tag);
    }

    /// <summary>The style that reference pictures have of a tag. Gradients flow to the references where the caller records them.</summary>
    /// <param name="reference">[N, 3, S, S] in [−1, 1], one for each picture, or a single one for all.</param>
    /// <param name="tag">The tag's name, for example <c>Eyeglasses</c>.</param>
    /// <exception cref="ArgumentException">There is no such tag.</exception>
    public GeneratorCondition ConditionFromReference(Tensor reference, string tag)
    {
        var index = _network.Options.TagIndex(tag);
        return new(_network.Extract(reference, index), index);
    }

    /// <inheritdoc />
    public Tensor Forge(Tensor images, GeneratorCondition condition) => _network.call(images, condition.Values, condition.Tag);

    /// <inheritdoc />
    public Tensor Tap(Tensor images, GeneratorCondition condition) => _network.Tap(images);

    /// <inheritdoc />
    public (Tensor Forged, Tensor Tap) ForgeAndTap(Tensor images, GeneratorCondition condition) => _network.ForgeAndTap(images, condition.Values, condition.Tag);

    /// <inheritdoc />
    public void Dispose() => _network.Dispose();
}
