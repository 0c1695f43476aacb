using AefVideo.Generators.Layers;
using TorchSharp.Utils;
using static TorchSharp.torch;

namespace AefVideo.Generators.HiSd;

/// <summary>The translator's residual block, [N, in, H, W] to [N, out, H, W], whose two norms take weight and bias from the style.</summary>
internal sealed class StyledBlock : nn.Module<Tensor, Tensor, Tensor>
{
    [ComponentName(Name = "conv1")] private readonly Convolution _first;
    [ComponentName(Name = "conv2")] private readonly Convolution _second;
    [ComponentName(Name = "sc")] private readonly Convolution _shortcut;
    private readonly long _inputs;
    private readonly long _outputs;

    public StyledBlock(long inputs, long outputs)
        : base(nameof(StyledBlock))
    {
        (_inputs, _outputs) = (inputs, outputs);
        _first = new Convolution(inputs, outputs, 3, 1, 1, bias: true);
        _second = new Convolution(outputs, outputs, 3, 1, 1, bias: true);
        _shortcut = new Convolution(inputs, outputs, 1, 1, 0, bias: false);
        RegisterComponents();
    }

    /// <summary>How many numbers of the style's parameters it takes: bias and weight of the first norm, then of the second.</summary>
    public long Parameters => 2 * (_inputs + _outputs);

    /// <param name="input1">[N, in, H, W].</param>
    /// <param name="input2">[N, <see cref="Parameters" />].</param>
    public override Tensor forward(Tensor input1, Tensor input2)
    {
        var middle = _first.call(ResidualSum.Activate(Normalize(input1, input2, 0, _inputs)));
        var output = _second.call(ResidualSum.Activate(Normalize(middle, input2, 2 * _inputs, _outputs)));
        return ResidualSum.Of(_shortcut.call(input1), output);
    }

    private static Tensor Normalize(Tensor input, Tensor parameters, long first, long channels) =>
        Standardization.Apply(input, parameters.narrow(1, first + channels, channels) + 1, parameters.narrow(1, first, channels));
}
