using static TorchSharp.torch;

namespace AefVideo.Generators.Layers;

/// <summary>A function without parameters in the place that the authors' sequence gives it.</summary>
internal sealed class Activation : nn.Module<Tensor, Tensor>
{
    private readonly Func<Tensor, Tensor> _function;

    private Activation(string name, Func<Tensor, Tensor> function)
        : base(name) => _function = function;

    public static Activation Relu() => new("ReLU", input => input.relu());

    public static Activation LeakyRelu(double slope) => new("LeakyReLU", input => nn.functional.leaky_relu(input, slope));

    public override Tensor forward(Tensor input) => _function(input);
}
