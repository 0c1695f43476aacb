using AefVideo.Generators.Layers;
using TorchSharp.Modules;
using TorchSharp.Utils;
using static TorchSharp.torch;
using Convolution = AefVideo.Generators.Layers.Convolution;

namespace AefVideo.Generators.HiSd;

/// <summary>
/// HiSD's generator (Li et al., CVPR 2021, arXiv 2103.01456), with the parameter names of the authors' code. A picture is encoded, a tag's translator changes the
/// encoding to a style, which comes from noise (<see cref="Map" />) or from a reference picture (<see cref="Extract" />), and the decoder makes a picture of it.
/// The tap f_k is the encoder's output, [N, C, H/4, W/4] with the authors' depth. Pictures are not bounded by a last function: the network learns to stay within [−1, 1].
/// </summary>
public sealed class HiSdGenerator : nn.Module<Tensor, Tensor, int, Tensor>
{
    [ComponentName(Name = "encoder")] private readonly Sequence _encoder;
    [ComponentName(Name = "decoder")] private readonly Sequence _decoder;
    [ComponentName(Name = "extractors")] private readonly Extractor _extractor;
    [ComponentName(Name = "translators")] private readonly ModuleList<Translator> _translators;
    [ComponentName(Name = "mappers")] private readonly ModuleList<Mapper> _mappers;

    /// <summary>Makes a network with initial values for a short training.</summary>
    /// <exception cref="ArgumentException">The channels do not go together.</exception>
    public HiSdGenerator(HiSdOptions options)
        : base(nameof(HiSdGenerator))
    {
        ArgumentNullException.ThrowIfNull(options);
        options.RequireConsistent();
        Options = options;
        var (down, up) = (options.EncoderChannels, options.DecoderChannels);
        _encoder = new Sequence([new Convolution(3, down[0], 1, 1, 0, bias: true), .. down.Zip(down.Skip(1), (inputs, outputs) => new DownBlock(inputs, outputs, normalizes: true))]);
        _decoder = new Sequence([.. up.Zip(up.Skip(1), (inputs, outputs) => new UpBlock(inputs, outputs)), new Convolution(up[^1], 3, 1, 1, 0, bias: true)]);
        _extractor = new Extractor(options);
        _translators = new ModuleList<Translator>([.. options.Tags.Select(_ => new Translator(options))]);
        _mappers = new ModuleList<Mapper>([.. options.Tags.Select(tag => new Mapper(options, tag.Attributes.Count))]);
        RegisterComponents();
        HiSdInitialValues.Fill(this);
    }

    /// <summary>The shape.</summary>
    public HiSdOptions Options { get; }

    /// <summary>The type in which all but the styles computes: float32, or bfloat16 where the processor is fast at it.</summary>
    public ScalarType ComputeType { get; set; } = ScalarType.Float32;

    /// <summary>Pictures edited to a style.</summary>
    /// <param name="input1">Pictures, [N, 3, H, W] in [−1, 1], float32; H and W are multiples of 4 with the authors' depth.</param>
    /// <param name="input2">Style, [N, style], or [1, style] for all.</param>
    /// <param name="input3">Which tag.</param>
    /// <returns>[N, 3, H, W], float32.</returns>
    public override Tensor forward(Tensor input1, Tensor input2, int input3) => Decode(Translate(Encode(input1), input2, input3));

    /// <summary>The encoding of pictures.</summary>
    /// <param name="images">[N, 3, H, W] in [−1, 1].</param>
    /// <returns>[N, C, H/4, W/4] with the authors' depth, of <see cref="ComputeType" />.</returns>
    public Tensor Encode(Tensor images)
    {
        ArgumentNullException.ThrowIfNull(images);
        return _encoder.call(images.to(ComputeType));
    }

    /// <summary>The tapped feature map: the encoding in float32.</summary>
    public Tensor Tap(Tensor images) => Encode(images).@float();

    /// <summary>Edited pictures and tapped feature map in one pass; parameters as in <see cref="forward" />.</summary>
    public (Tensor Forged, Tensor Tap) ForgeAndTap(Tensor images, Tensor style, int tag)
    {
        var encoding = Encode(images);
        return (Decode(Translate(encoding, style, tag)), encoding.@float());
    }

    /// <summary>A tag's style of reference pictures.</summary>
    /// <param name="reference">[N, 3, H, W] in [−1, 1], large enough for the extractor's halvings.</param>
    /// <param name="tag">Which tag.</param>
    /// <returns>[N, style], float32.</returns>
    public Tensor Extract(Tensor reference, int tag)
    {
        ArgumentNullException.ThrowIfNull(reference);
        return ExtractAll(reference).select(1, tag);
    }

    /// <summary>The styles of all tags of reference pictures, [N, tags, style], float32.</summary>
    internal Tensor ExtractAll(Tensor reference) => _extractor.call(reference.to(ComputeType));

    /// <summary>A tag's style made from noise.</summary>
    /// <param name="noise">[N, noise], standard normal.</param>
    /// <param name="tag">Which tag.</param>
    /// <param name="attribute">What it shall be, by its place among the tag's attributes.</param>
    /// <returns>[N, style], float32.</returns>
    public Tensor Map(Tensor noise, int tag, int attribute) => _mappers[tag].call(noise, attribute);

    /// <summary>A tag's styles made from noise, each of an attribute of its own.</summary>
    /// <param name="noise">[N, noise], standard normal.</param>
    /// <param name="tag">Which tag.</param>
    /// <param name="attributes">[N], int64: places among the tag's attributes.</param>
    /// <returns>[N, style], float32.</returns>
    public Tensor MapEach(Tensor noise, int tag, Tensor attributes) => _mappers[tag].Each(noise, attributes);

    /// <summary>Changes an encoding to a style.</summary>
    /// <param name="encoding">What <see cref="Encode" /> gave.</param>
    /// <param name="style">[N, style], or [1, style] for all.</param>
    /// <param name="tag">Which tag the style is of.</param>
    /// <returns>As <paramref name="encoding" />.</returns>
    public Tensor Translate(Tensor encoding, Tensor style, int tag)
    {
        ArgumentNullException.ThrowIfNull(encoding);
        ArgumentNullException.ThrowIfNull(style);
        return _translators[tag].call(encoding, style.shape[0] == encoding.shape[0] ? style : style.expand(encoding.shape[0], -1));
    }

    /// <summary>Pictures of encodings.</summary>
    /// <returns>[N, 3, H, W], float32.</returns>
    public Tensor Decode(Tensor encoding) => _decoder.call(encoding).@float();

    /// <summary>Parameters of the mappers, which learn more slowly than the others.</summary>
    internal IEnumerable<Parameter> MapperParameters => _mappers.parameters();
}
