using TorchSharp.Modules;
using TorchSharp.Utils;
using static TorchSharp.torch;

namespace AefVideo.Generators.Layers;

/// <summary>
/// A transposed convolution with kernel 4, stride 2, padding 1, [N, in, H, W] to [N, out, 2H, 2W]. libtorch has none for bfloat16: there it is a 3×3
/// convolution to four times the channels and a pixel shuffle. The result is the same: each of the four output phases sees 2×2 of the kernel.
/// Weight [in, out, 4, 4] and bias [out] are as PyTorch's ConvTranspose2d has them.
/// </summary>
internal sealed class TransposedConvolution : nn.Module<Tensor, Tensor>
{
    private const int Kernel = 4;

    // Up to so many places (pictures times height times width of the input) libtorch's own is faster even by way of float32: the phases'
    // weights, which are made for each pass, would cost more than the convolution. Measured on layers from 384 channels at 4×4 to 48 at 64×64.
    private const long FewPlaces = 512;

    [ComponentName(Name = "weight")] private readonly Parameter _weight;
    [ComponentName(Name = "bias")] private readonly Parameter? _bias;

    public TransposedConvolution(long inputs, long outputs, bool bias)
        : base(nameof(TransposedConvolution))
    {
        _weight = new Parameter(empty(inputs, outputs, Kernel, Kernel));
        _bias = bias ? new Parameter(empty(outputs)) : null;
        InitialValues.Fill(_weight, _bias, outputs * Kernel * Kernel);
        RegisterComponents();
    }

    public override Tensor forward(Tensor input)
    {
        var shape = input.shape;
        return input.dtype == ScalarType.Float32 || shape[0] * shape[2] * shape[3] <= FewPlaces ? Direct(input) : ByPhases(input);
    }

    private Tensor Direct(Tensor input) =>
        nn.functional.conv_transpose2d(input.to(_weight.dtype), _weight, _bias, strides: [2, 2], padding: [1, 1]).to(input.dtype);

    private Tensor ByPhases(Tensor input) => nn.functional.pixel_shuffle(
        nn.functional.conv2d(input, PhaseWeight().to(input.dtype), _bias?.unsqueeze(1).expand(-1, Phases).reshape(-1).to(input.dtype), padding: [1, 1]), 2);

    private const int Phases = 4;

    // Output 2i+p of a transposed convolution reads input j with kernel element k where 2i+p = 2j−1+k: phase 0 has k = 3, 1 at
    // j = i−1, i; phase 1 has k = 2, 0 at j = i, i+1. The third element of each is zero.
    private Tensor PhaseWeight()
    {
        var rows = stack([Phase(_weight, 2, 0), Phase(_weight, 2, 1)], 2);
        var both = stack([Phase(rows, 4, 0), Phase(rows, 4, 1)], 3);
        var shape = _weight.shape;
        return both.permute(1, 2, 3, 0, 4, 5).reshape(shape[1] * Phases, shape[0], 3, 3);
    }

    private static Tensor Phase(Tensor weight, int dimension, int phase)
    {
        var taps = weight.unbind(dimension);
        var none = zeros_like(taps[0]);
        return phase == 0 ? stack([taps[3], taps[1], none], dimension) : stack([none, taps[2], taps[0]], dimension);
    }
}
