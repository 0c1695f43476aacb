using TorchSharp.Modules;
using TorchSharp.Utils;
using static TorchSharp.torch;

namespace AefVideo.Generators.Layers;

/// <summary>
/// A convolution with an odd kernel and zeros around, followed by the mean of 2×2, [N, in, H, W] to [N, out, H/2, W/2], computed as one convolution of stride 2 with a
/// kernel larger by one: the mean of a convolution's neighbouring results is a convolution with the mean of the shifted kernels. With 3×3 it takes 16
/// multiplications where the two take 36, and the picture between them is never stored. Weight [out, in, k, k]; computes in the type of its input.
/// </summary>
internal sealed class PooledConvolution : nn.Module<Tensor, Tensor>
{
    [ComponentName(Name = "weight")] private readonly Parameter _weight;
    [ComponentName(Name = "bias")] private readonly Parameter? _bias;
    private readonly long[] _padding;

    public PooledConvolution(long inputs, long outputs, int kernel, bool bias)
        : base(nameof(PooledConvolution))
    {
        _padding = [kernel / 2, kernel / 2];
        _weight = new Parameter(empty(outputs, inputs, kernel, kernel));
        _bias = bias ? new Parameter(empty(outputs)) : null;
        InitialValues.Fill(_weight, _bias, inputs * kernel * kernel);
        RegisterComponents();
    }

    public override Tensor forward(Tensor input)
    {
        var shifted = nn.functional.avg_pool2d(_weight, 2, stride: 1, padding: 1);
        return nn.functional.conv2d(input, shifted.to(input.dtype), _bias?.to(input.dtype), strides: [2, 2], padding: _padding);
    }
}
