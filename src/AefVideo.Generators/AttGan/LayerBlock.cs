using AefVideo.Generators.Layers;
using TorchSharp.Utils;
using static TorchSharp.torch;

namespace AefVideo.Generators.AttGan;

/// <summary>What the authors call a block: a few layers one after the other, named <c>layers</c>.</summary>
internal sealed class LayerBlock : nn.Module<Tensor, Tensor>
{
    [ComponentName(Name = "layers")] private readonly Sequence _layers;

    public LayerBlock(params IEnumerable<nn.Module<Tensor, Tensor>> layers)
        : base(nameof(LayerBlock))
    {
        _layers = new Sequence(layers);
        RegisterComponents();
    }

    public override Tensor forward(Tensor input) => _layers.call(input);
}
