using AefVideo.Generators.Layers;
using TorchSharp.Utils;
using static TorchSharp.torch;

namespace AefVideo.Generators.Classification;

/// <summary>
/// A residual block with normalisation and activation before each 3×3 convolution (He et al. 2016, arXiv 1603.05027), [N, in, H, W] to [N, out, H, W].
/// Where the widths differ, a 1×1 convolution of the activated input takes the place of the identity.
/// </summary>
internal sealed class PreActivationBlock : nn.Module<Tensor, Tensor>
{
    [ComponentName(Name = "norm1")] private readonly BatchNormalization _norm1;
    [ComponentName(Name = "conv1")] private readonly Convolution _conv1;
    [ComponentName(Name = "norm2")] private readonly BatchNormalization _norm2;
    [ComponentName(Name = "conv2")] private readonly Convolution _conv2;
    [ComponentName(Name = "shortcut")] private readonly Convolution? _shortcut;

    public PreActivationBlock(long inputs, long outputs)
        : base(nameof(PreActivationBlock))
    {
        _norm1 = new BatchNormalization(inputs);
        _conv1 = new Convolution(inputs, outputs, 3, 1, 1, bias: false);
        _norm2 = new BatchNormalization(outputs);
        _conv2 = new Convolution(outputs, outputs, 3, 1, 1, bias: false);
        if (inputs != outputs) _shortcut = new Convolution(inputs, outputs, 1, 1, 0, bias: false);
        RegisterComponents();
    }

    public override Tensor forward(Tensor input)
    {
        var active = _norm1.call(input).relu();
        var change = _conv2.call(_norm2.call(_conv1.call(active)).relu());
        return change + (_shortcut is null ? input : _shortcut.call(active));
    }
}
