using TorchSharp.Modules;
using TorchSharp.Utils;
using static TorchSharp.torch;

namespace AefVideo.Generators.Layers;

/// <summary>
/// A two-dimensional convolution, [N, in, H, W] to [N, out, H', W'], that computes in the type of its input: weights are kept
/// in single precision and cast for each pass, so that one network serves single precision and bfloat16.
/// </summary>
internal sealed class Convolution : nn.Module<Tensor, Tensor>
{
    [ComponentName(Name = "weight")] private readonly Parameter _weight;
    [ComponentName(Name = "bias")] private readonly Parameter? _bias;
    private readonly long[] _strides;
    private readonly long[] _padding;

    public Convolution(long inputs, long outputs, int kernel, int stride, int padding, bool bias)
        : base(nameof(Convolution))
    {
        (_strides, _padding) = ([stride, stride], [padding, padding]);
        _weight = new Parameter(empty(outputs, inputs, kernel, kernel));
        _bias = bias ? new Parameter(empty(outputs)) : null;
        InitialValues.Fill(_weight, _bias, inputs * kernel * kernel);
        RegisterComponents();
    }

    public override Tensor forward(Tensor input) =>
        nn.functional.conv2d(input, _weight.to(input.dtype), _bias?.to(input.dtype), _strides, _padding);
}
