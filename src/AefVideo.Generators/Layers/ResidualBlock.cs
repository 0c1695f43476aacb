using TorchSharp.Utils;
using static TorchSharp.torch;

namespace AefVideo.Generators.Layers;

/// <summary>StarGAN's residual block: x + norm(conv(relu(norm(conv(x))))), 3×3, the same width throughout.</summary>
internal sealed class ResidualBlock : nn.Module<Tensor, Tensor>
{
    [ComponentName(Name = "main")] private readonly Sequence _main;

    public ResidualBlock(long channels, bool runningStatistics)
        : base(nameof(ResidualBlock))
    {
        _main = new Sequence(
        [
            new Convolution(channels, channels, 3, 1, 1, bias: false),
            new InstanceNormalization(channels, runningStatistics),
            Activation.Relu(),
            new Convolution(channels, channels, 3, 1, 1, bias: false),
            new InstanceNormalization(channels, runningStatistics),
        ]);
        RegisterComponents();
    }

    public override Tensor forward(Tensor input) => input + _main.call(input);
}
