using AefVideo.Generators.Layers;
using TorchSharp.Utils;
using static TorchSharp.torch;

namespace AefVideo.Generators.HiSd;

/// <summary>A ReLU and a linear layer, [N, in] to [N, out].</summary>
internal sealed class MapperBlock : nn.Module<Tensor, Tensor>
{
    [ComponentName(Name = "linear")] private readonly Linear _linear;

    public MapperBlock(long inputs, long outputs)
        : base(nameof(MapperBlock))
    {
        _linear = new Linear(inputs, outputs);
        RegisterComponents();
    }

    public override Tensor forward(Tensor input) => _linear.call(input.relu());
}
