using TorchSharp.Modules;
using TorchSharp.Utils;
using static TorchSharp.torch;

namespace AefVideo.Generators.HiSd;

/// <summary><see cref="Standardization" /> with a learnt weight and bias for each channel, [1, C, 1] as in the authors' code.</summary>
internal sealed class ChannelNormalization : nn.Module<Tensor, Tensor>
{
    [ComponentName(Name = "weight")] private readonly Parameter _weight;
    [ComponentName(Name = "bias")] private readonly Parameter _bias;

    public ChannelNormalization(long channels)
        : base(nameof(ChannelNormalization))
    {
        _weight = new Parameter(ones(1, channels, 1));
        _bias = new Parameter(zeros(1, channels, 1));
        RegisterComponents();
    }

    public override Tensor forward(Tensor input) => Standardization.Apply(input, _weight.flatten(1), _bias.flatten(1));
}
