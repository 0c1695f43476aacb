using AefVideo.Generators.Layers;
using TorchSharp.Utils;
using static TorchSharp.torch;

namespace AefVideo.Generators.AttGan;

/// <summary>
/// AttGAN's generator (He et al., TIP 2019, arXiv 1711.10678), with the parameter names of the authors' PyTorch code: strided convolutions encode
/// the picture, the labels join its last feature map, transposed convolutions decode; all with batch normalisation, or with instance normalisation where the options say so. A shortcut leads from the
/// encoder to the decoder. The tap f_k is the encoder's last output, [N, encoder width·2ⁿ⁻¹, H/2ⁿ, W/2ⁿ] with n layers, at most 1024 wide; no label has a part in it.
/// </summary>
public sealed class AttGanGenerator : nn.Module<Tensor, Tensor, Tensor>
{
    [ComponentName(Name = "enc_layers")] private readonly Sequence _encoder;
    [ComponentName(Name = "dec_layers")] private readonly Sequence _decoder;
    private readonly int _shortcuts;
    private readonly int _injections;

    /// <summary>Makes a network with PyTorch's default initial values, in training mode.</summary>
    public AttGanGenerator(AttGanOptions options)
        : base(nameof(AttGanGenerator))
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentOutOfRangeException.ThrowIfLessThan(options.Layers, 1, nameof(options));
        Options = options;
        _shortcuts = Math.Min(options.ShortcutLayers, options.Layers - 1);
        _injections = Math.Min(options.InjectLayers, options.Layers - 1);
        _encoder = new Sequence(Enumerable.Range(0, options.Layers).Select(layer => new LayerBlock(
            new Convolution(layer == 0 ? 3 : EncoderWidth(layer - 1), EncoderWidth(layer), 4, 2, 1, bias: false),
            options.EncoderNormalization.Layer(EncoderWidth(layer)),
            Activation.LeakyRelu(Slope))));
        _decoder = new Sequence(Enumerable.Range(0, options.Layers).Select(layer => layer == options.Layers - 1
            ? new LayerBlock(new TransposedConvolution(DecoderInputs(layer), 3, bias: true))
            : new LayerBlock(
                new TransposedConvolution(DecoderInputs(layer), DecoderWidth(layer), bias: false),
                options.DecoderNormalization.Layer(DecoderWidth(layer)),
                Activation.Relu())));
        RegisterComponents();
    }

    private const double Slope = 0.01;

    /// <summary>The shape.</summary>
    public AttGanOptions Options { get; }

    /// <summary>The type in which all but the head computes: float32, or bfloat16 where the processor is fast at it.</summary>
    public ScalarType ComputeType { get; set; } = ScalarType.Float32;

    /// <summary>The edited pictures.</summary>
    /// <param name="input1">Pictures, [N, 3, H, W] in [−1, 1], float32; H and W are multiples of 2ⁿ with n layers.</param>
    /// <param name="input2">Labels, [N, attributes], as the network is fed: negative where the attribute shall be absent, positive where present, usually ±0.5.</param>
    /// <returns>[N, 3, H, W] in [−1, 1], float32.</returns>
    public override Tensor forward(Tensor input1, Tensor input2) => Decode(Encode(input1), input2);

    /// <summary>The tapped feature map alone, without running the rest of the network.</summary>
    public Tensor Tap(Tensor images) => _encoder.call(images.to(ComputeType)).@float();

    /// <summary>Edited pictures and tapped feature map in one pass.</summary>
    public (Tensor Forged, Tensor Tap) ForgeAndTap(Tensor images, Tensor labels)
    {
        var encoding = Encode(images);
        return (Decode(encoding, labels), encoding[^1].@float());
    }

    /// <summary>The outputs of all layers of the encoder, the first layer's first, in the type the network computes in.</summary>
    public IReadOnlyList<Tensor> Encode(Tensor images)
    {
        ArgumentNullException.ThrowIfNull(images);
        var outputs = new Tensor[_encoder.Count];
        var last = images.to(ComputeType);
        for (var layer = 0; layer < outputs.Length; layer++) outputs[layer] = last = _encoder.Run(last, layer, layer + 1);
        return outputs;
    }

    /// <summary>Pictures from an encoding and labels.</summary>
    /// <param name="encoding">What <see cref="Encode" /> gave.</param>
    /// <param name="labels">As in <see cref="forward" />. With k·N rows for an encoding of N pictures every picture is decoded k times: rows i, N+i, 2N+i … belong to picture i.</param>
    /// <returns>[labels' rows, 3, H, W] in [−1, 1], float32.</returns>
    public Tensor Decode(IReadOnlyList<Tensor> encoding, Tensor labels)
    {
        ArgumentNullException.ThrowIfNull(encoding);
        ArgumentNullException.ThrowIfNull(labels);
        var features = Join(Repeated(encoding[^1], labels), labels);
        for (var layer = 0; layer < _decoder.Count; layer++)
        {
            features = _decoder.Run(features, layer, layer + 1);
            if (layer < _shortcuts) features = cat([features, Repeated(encoding[encoding.Count - 2 - layer], labels)], 1);
            if (layer < _injections) features = Join(features, labels);
        }
        return features.@float().tanh();
    }

    private static Tensor Repeated(Tensor features, Tensor labels)
    {
        var times = labels.shape[0] / features.shape[0];
        return times == 1 ? features : features.repeat(times, 1, 1, 1);
    }

    private static Tensor Join(Tensor features, Tensor labels)
    {
        var size = features.shape;
        var planes = labels.to(features.dtype).view(labels.shape[0], labels.shape[1], 1, 1).expand(labels.shape[0], labels.shape[1], size[2], size[3]);
        return cat([features, planes], 1);
    }

    private long EncoderWidth(int layer) => Math.Min((long)Options.EncoderWidth << layer, AttGanOptions.WidestLayer);

    private long DecoderWidth(int layer) => Math.Min((long)Options.DecoderWidth << (Options.Layers - 1 - layer), AttGanOptions.WidestLayer);

    private long DecoderInputs(int layer)
    {
        if (layer == 0) return EncoderWidth(Options.Layers - 1) + Options.Attributes.Count;
        var before = layer - 1;
        return DecoderWidth(before) + (before < _shortcuts ? EncoderWidth(Options.Layers - 2 - before) : 0) + (before < _injections ? Options.Attributes.Count : 0);
    }
}
