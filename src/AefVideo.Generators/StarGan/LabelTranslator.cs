using AefVideo.Generators.Layers;
using TorchSharp.Utils;
using static TorchSharp.torch;

namespace AefVideo.Generators.StarGan;

/// <summary>
/// What StarGAN's generator (arXiv 1711.09020) and AttentionGAN's multi-domain one (arXiv 1903.12296) share: pictures and labels go through
/// two strided convolutions, residual blocks and two transposed convolutions, with instance normalisation. The heads differ.
/// The tap f_k is the output of the last residual block, [N, 4·width, H/4, W/4].
/// </summary>
public abstract class LabelTranslator : nn.Module<Tensor, Tensor, Tensor>
{
    private const int LayersBeforeBlocks = 9;

    [ComponentName(Name = "main")] private readonly Sequence _main;
    private readonly int _tapEnd;

    private protected LabelTranslator(string name, StarGanOptions options, int outputs)
        : base(name)
    {
        ArgumentNullException.ThrowIfNull(options);
        Options = options;
        long width = options.Width;
        var running = options.RunningStatistics;
        _tapEnd = LayersBeforeBlocks + options.ResidualBlocks;
        _main = new Sequence(
        [
            new Convolution(3 + options.Attributes.Count, width, 7, 1, 3, bias: false), new InstanceNormalization(width, running), Activation.Relu(),
            new Convolution(width, 2 * width, 4, 2, 1, bias: false), new InstanceNormalization(2 * width, running), Activation.Relu(),
            new Convolution(2 * width, 4 * width, 4, 2, 1, bias: false), new InstanceNormalization(4 * width, running), Activation.Relu(),
            .. Enumerable.Range(0, options.ResidualBlocks).Select(_ => new ResidualBlock(4 * width, running)),
            new TransposedConvolution(4 * width, 2 * width, bias: false), new InstanceNormalization(2 * width, running), Activation.Relu(),
            new TransposedConvolution(2 * width, width, bias: false), new InstanceNormalization(width, running), Activation.Relu(),
            new Convolution(width, outputs, 7, 1, 3, bias: false),
        ]);
        RegisterComponents();
    }

    /// <summary>The shape.</summary>
    public StarGanOptions Options { get; }

    /// <summary>The type in which all but the head computes: float32, or bfloat16 where the processor is fast at it.</summary>
    public ScalarType ComputeType { get; set; } = ScalarType.Float32;

    /// <summary>The edited pictures.</summary>
    /// <param name="input1">Pictures, [N, 3, H, W] in [−1, 1], float32; H and W are multiples of 4.</param>
    /// <param name="input2">Labels, [N, attributes], 0 or 1.</param>
    /// <returns>[N, 3, H, W] in [−1, 1], float32.</returns>
    public override Tensor forward(Tensor input1, Tensor input2) => ForgeAndTap(input1, input2).Forged;

    /// <summary>The tapped feature map alone, without running the rest of the network.</summary>
    /// <returns>[N, 4·width, H/4, W/4].</returns>
    public Tensor Tap(Tensor images, Tensor labels) => _main.Run(Join(images, labels), 0, _tapEnd).@float();

    /// <summary>Edited pictures and tapped feature map in one pass.</summary>
    public (Tensor Forged, Tensor Tap) ForgeAndTap(Tensor images, Tensor labels)
    {
        var tap = _main.Run(Join(images, labels), 0, _tapEnd);
        return (Head(_main.Run(tap, _tapEnd, _main.Count).@float(), images), tap.@float());
    }

    /// <summary>What the last convolution gave, [N, outputs, H, W], for pictures and labels as in <see cref="forward" />.</summary>
    private protected Tensor LastLayer(Tensor images, Tensor labels) => _main.call(Join(images, labels)).@float();

    /// <summary>Makes pictures from what the last convolution gave.</summary>
    private protected abstract Tensor Head(Tensor output, Tensor images);

    private Tensor Join(Tensor images, Tensor labels)
    {
        var size = images.shape;
        var planes = labels.view(labels.shape[0], labels.shape[1], 1, 1).expand(labels.shape[0], labels.shape[1], size[2], size[3]);
        return cat([images.to(ComputeType), planes.to(ComputeType)], 1);
    }
}
