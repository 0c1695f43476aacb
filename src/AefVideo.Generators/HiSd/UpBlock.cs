using AefVideo.Generators.Layers;
using TorchSharp.Utils;
using static TorchSharp.torch;

namespace AefVideo.Generators.HiSd;

/// <summary>The decoder's residual block that doubles height and width by repetition, [N, in, H, W] to [N, out, 2H, 2W].</summary>
internal sealed class UpBlock : nn.Module<Tensor, Tensor>
{
    private static readonly double[] s_twice = [2, 2];

    [ComponentName(Name = "conv1")] private readonly DoublingConvolution _first;
    [ComponentName(Name = "conv2")] private readonly Convolution _second;
    [ComponentName(Name = "in1")] private readonly ChannelNormalization _firstNorm;
    [ComponentName(Name = "in2")] private readonly ChannelNormalization _secondNorm;
    [ComponentName(Name = "sc")] private readonly Convolution _shortcut;

    public UpBlock(long inputs, long outputs)
        : base(nameof(UpBlock))
    {
        _first = new DoublingConvolution(inputs, outputs);
        _second = new Convolution(outputs, outputs, 3, 1, 1, bias: true);
        _firstNorm = new ChannelNormalization(inputs);
        _secondNorm = new ChannelNormalization(outputs);
        _shortcut = new Convolution(inputs, outputs, 1, 1, 0, bias: false);
        RegisterComponents();
    }

    public override Tensor forward(Tensor input)
    {
        var middle = _first.call(ResidualSum.Activate(_firstNorm.call(input)));
        var output = _second.call(ResidualSum.Activate(_secondNorm.call(middle)));
        return ResidualSum.Of(nn.functional.interpolate(_shortcut.call(input), scale_factor: s_twice), output);
    }
}
