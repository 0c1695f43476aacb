using System.Globalization;
using static TorchSharp.torch;

namespace AefVideo.Generators.Layers;

/// <summary>Layers one after the other, named 0, 1, 2 … as in PyTorch, that can be run in part: that is how a feature map is tapped.</summary>
internal sealed class Sequence : nn.Module<Tensor, Tensor>
{
    private readonly nn.Module<Tensor, Tensor>[] _layers;

    public Sequence(IEnumerable<nn.Module<Tensor, Tensor>> layers)
        : base(nameof(Sequence))
    {
        _layers = [.. layers];
        RegisterComponents();
        for (var i = 0; i < _layers.Length; i++) register_module(i.ToString(CultureInfo.InvariantCulture), _layers[i]);
    }

    /// <summary>How many layers there are.</summary>
    public int Count => _layers.Length;

    public override Tensor forward(Tensor input) => Run(input, 0, Count);

    /// <summary>Runs the layers from <paramref name="first"/> up to, not including, <paramref name="end"/>.</summary>
    public Tensor Run(Tensor input, int first, int end)
    {
        for (var i = first; i < end; i++) input = _layers[i].call(input);
        return input;
    }
}
