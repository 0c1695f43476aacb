using AefVideo.Generators.Layers;
using TorchSharp.Utils;
using static TorchSharp.torch;

namespace AefVideo.Generators.StarGan;

/// <summary>
/// StarGAN's discriminator, which AttentionGAN uses too: strided convolutions, then one head that tells real from forged patches
/// and one that tells the attributes. Names as in the authors' code. It computes in the type of its input.
/// </summary>
public sealed class StarGanDiscriminator : nn.Module<Tensor, (Tensor Source, Tensor Classes)>
{
    private const double Slope = 0.01;

    [ComponentName(Name = "main")] private readonly Sequence _main;
    [ComponentName(Name = "conv1")] private readonly Convolution _source;
    [ComponentName(Name = "conv2")] private readonly Convolution _classes;

    /// <summary>Makes a network with PyTorch's default initial values.</summary>
    /// <exception cref="ArgumentException">The pictures are too small for that many layers.</exception>
    public StarGanDiscriminator(StarGanOptions options)
        : base(nameof(StarGanDiscriminator))
    {
        ArgumentNullException.ThrowIfNull(options);
        var last = options.ImageSize >> options.DiscriminatorLayers;
        if (last == 0) throw new ArgumentException($"Pictures of {options.ImageSize} pixels cannot be halved {options.DiscriminatorLayers} times.", nameof(options));
        var layers = new List<nn.Module<Tensor, Tensor>>();
        long inputs = 3, width = options.DiscriminatorWidth;
        for (var i = 0; i < options.DiscriminatorLayers; i++)
        {
            layers.Add(new Convolution(inputs, width, 4, 2, 1, bias: true));
            layers.Add(Activation.LeakyRelu(Slope));
            (inputs, width) = (width, 2 * width);
        }
        _main = new Sequence(layers);
        _source = new Convolution(inputs, 1, 3, 1, 1, bias: false);
        _classes = new Convolution(inputs, options.Attributes.Count, last, 1, 0, bias: false);
        RegisterComponents();
    }

    /// <summary>Judges pictures.</summary>
    /// <param name="input">[N, 3, H, W] in [−1, 1].</param>
    /// <returns>Logits, float32: source [N, 1, H/2ⁿ, W/2ⁿ], one a patch; classes [N, attributes].</returns>
    public override (Tensor Source, Tensor Classes) forward(Tensor input)
    {
        var features = _main.call(input);
        return (_source.call(features).@float(), _classes.call(features).@float().flatten(1));
    }
}
