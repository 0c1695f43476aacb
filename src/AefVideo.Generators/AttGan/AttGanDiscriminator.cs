using AefVideo.Generators.Layers;
using TorchSharp.Utils;
using static TorchSharp.torch;

namespace AefVideo.Generators.AttGan;

/// <summary>
/// AttGAN's discriminator: strided convolutions, with instance normalisation unless the options say otherwise, then two fully connected heads, one that tells real from forged
/// and one that tells the attributes. Names as in the authors' PyTorch code. It computes in the type of its input.
/// </summary>
public sealed class AttGanDiscriminator : nn.Module<Tensor, (Tensor Source, Tensor Classes)>
{
    private const double Slope = 0.01;

    [ComponentName(Name = "conv")] private readonly Sequence _convolutions;
    [ComponentName(Name = "fc_adv")] private readonly Sequence _source;
    [ComponentName(Name = "fc_cls")] private readonly Sequence _classes;

    /// <summary>Makes a network with PyTorch's default initial values.</summary>
    /// <exception cref="ArgumentException">The pictures are too small for that many layers: instance normalisation needs more than one pixel.</exception>
    public AttGanDiscriminator(AttGanOptions options)
        : base(nameof(AttGanDiscriminator))
    {
        ArgumentNullException.ThrowIfNull(options);
        long last = options.ImageSize >> options.DiscriminatorLayers;
        if (last < 2) throw new ArgumentException($"Pictures of {options.ImageSize} pixels cannot be halved {options.DiscriminatorLayers} times.", nameof(options));
        var layers = new List<nn.Module<Tensor, Tensor>>();
        long inputs = 3;
        for (var i = 0; i < options.DiscriminatorLayers; i++)
        {
            var width = Math.Min((long)options.DiscriminatorWidth << i, AttGanOptions.WidestLayer);
            layers.Add(options.DiscriminatorNormalizes
                ? new LayerBlock(new Convolution(inputs, width, 4, 2, 1, bias: false), new InstanceNormalization(width, runningStatistics: false), Activation.LeakyRelu(Slope))
                : new LayerBlock(new Convolution(inputs, width, 4, 2, 1, bias: true), Activation.LeakyRelu(Slope)));
            inputs = width;
        }
        _convolutions = new Sequence(layers);
        if (!options.DiscriminatorNormalizes) InitialValues.KeepSize(_convolutions);
        _source = Head(inputs * last * last, options.DiscriminatorHeadWidth, 1);
        _classes = Head(inputs * last * last, options.DiscriminatorHeadWidth, options.Attributes.Count);
        RegisterComponents();
    }

    /// <summary>Judges pictures.</summary>
    /// <param name="input">[N, 3, S, S] in [−1, 1] of the size the network is made for.</param>
    /// <returns>Logits, float32: source [N, 1]; classes [N, attributes].</returns>
    public override (Tensor Source, Tensor Classes) forward(Tensor input)
    {
        var features = _convolutions.call(input).flatten(1);
        return (_source.call(features).@float(), _classes.call(features).@float());
    }

    private static Sequence Head(long inputs, long hidden, long outputs) =>
        new([new LayerBlock(new Linear(inputs, hidden), Activation.Relu()), new LayerBlock(new Linear(hidden, outputs))]);
}
