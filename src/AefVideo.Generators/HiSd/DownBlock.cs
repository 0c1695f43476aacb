using AefVideo.Generators.Layers;
using TorchSharp.Utils;
using static TorchSharp.torch;

namespace AefVideo.Generators.HiSd;

/// <summary>
/// HiSD's residual block that halves height and width, [N, in, H, W] to [N, out, H/2, W/2]: the encoder's with norms, the extractor's and discriminator's without.
/// </summary>
internal sealed class DownBlock : nn.Module<Tensor, Tensor>
{
    [ComponentName(Name = "conv1")] private readonly PooledConvolution _first;
    [ComponentName(Name = "conv2")] private readonly Convolution _second;
    [ComponentName(Name = "in1")] private readonly ChannelNormalization? _firstNorm;
    [ComponentName(Name = "in2")] private readonly ChannelNormalization? _secondNorm;
    [ComponentName(Name = "sc")] private readonly PooledConvolution _shortcut;

    public DownBlock(long inputs, long outputs, bool normalizes)
        : base(nameof(DownBlock))
    {
        _first = new PooledConvolution(inputs, inputs, 3, bias: true);
        _second = new Convolution(inputs, outputs, 3, 1, 1, bias: true);
        if (normalizes) (_firstNorm, _secondNorm) = (new ChannelNormalization(inputs), new ChannelNormalization(inputs));
        _shortcut = new PooledConvolution(inputs, outputs, 1, bias: false);
        RegisterComponents();
    }

    public override Tensor forward(Tensor input)
    {
        var middle = _first.call(ResidualSum.Activate(Normalize(_firstNorm, input)));
        var output = _second.call(ResidualSum.Activate(Normalize(_secondNorm, middle)));
        return ResidualSum.Of(_shortcut.call(input), output);
    }

    private static Tensor Normalize(ChannelNormalization? norm, Tensor input) => norm?.call(input) ?? input;
}
