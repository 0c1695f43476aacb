using TorchSharp.Modules;
using TorchSharp.Utils;
using static TorchSharp.torch;

namespace AefVideo.Generators.Layers;

/// <summary>A fully connected layer with bias, [N, in] to [N, out], that computes in the type of its input as <see cref="Convolution" /> does.</summary>
internal sealed class Linear : nn.Module<Tensor, Tensor>
{
    [ComponentName(Name = "weight")] private readonly Parameter _weight;
    [ComponentName(Name = "bias")] private readonly Parameter _bias;

    public Linear(long inputs, long outputs)
        : base(nameof(Linear))
    {
        _weight = new Parameter(empty(outputs, inputs));
        _bias = new Parameter(empty(outputs));
        InitialValues.Fill(_weight, _bias, inputs);
        RegisterComponents();
    }

    public override Tensor forward(Tensor input) => nn.functional.linear(input, _weight.to(input.dtype), _bias.to(input.dtype));
}
