using TorchSharp.Modules;
using TorchSharp.Utils;
using static TorchSharp.torch;

namespace AefVideo.Generators.Layers;

/// <summary>
/// Repetition of each pixel as 2×2 followed by a 3×3 convolution with zeros around, [N, in, H, W] to [N, out, 2H, 2W], computed as a 3×3 convolution of the small picture to
/// four times the channels and a pixel shuffle: the result is the same, the large input is never stored. Weight [out, in, 3, 3] and bias [out]; computes in the type of its input.
/// </summary>
internal sealed class DoublingConvolution : nn.Module<Tensor, Tensor>
{
    private const int Kernel = 3;
    private const int Phases = 4;

    // In one dimension, output 2i sees input i−1 through kernel element 0 and input i through elements 1 and 2; output 2i+1 sees
    // input i through 0 and 1 and input i+1 through 2. Rows: phase, input i−1, i, i+1; columns: kernel element.
    private static readonly float[,,] s_taps =
    {
        { { 1, 0, 0 }, { 0, 1, 1 }, { 0, 0, 0 } },
        { { 0, 0, 0 }, { 1, 1, 0 }, { 0, 0, 1 } },
    };

    [ComponentName(Name = "weight")] private readonly Parameter _weight;
    [ComponentName(Name = "bias")] private readonly Parameter _bias;

    public DoublingConvolution(long inputs, long outputs)
        : base(nameof(DoublingConvolution))
    {
        _weight = new Parameter(empty(outputs, inputs, Kernel, Kernel));
        _bias = new Parameter(empty(outputs));
        InitialValues.Fill(_weight, _bias, inputs * Kernel * Kernel);
        RegisterComponents();
    }

    public override Tensor forward(Tensor input) => nn.functional.pixel_shuffle(
        nn.functional.conv2d(input, PhaseWeight().to(input.dtype), _bias.unsqueeze(1).expand(-1, Phases).reshape(-1).to(input.dtype), padding: [1, 1]), 2);

    private Tensor PhaseWeight()
    {
        var shape = _weight.shape;
        // [out·in, 9] times [9, 2·2·3·3]: row phase, column phase, row tap, column tap.
        using var spread = Spread();
        return _weight.view(-1, Kernel * Kernel).matmul(spread).view(shape[0], shape[1], Phases, Kernel, Kernel).permute(0, 2, 1, 3, 4).reshape(shape[0] * Phases, shape[1], Kernel, Kernel);
    }

    private static Tensor Spread()
    {
        var matrix = new float[Kernel * Kernel * Phases * Kernel * Kernel];
        var at = 0;
        for (var row = 0; row < Kernel; row++)
            for (var column = 0; column < Kernel; column++)
                for (var rowPhase = 0; rowPhase < 2; rowPhase++)
                    for (var columnPhase = 0; columnPhase < 2; columnPhase++)
                        for (var rowTap = 0; rowTap < Kernel; rowTap++)
                            for (var columnTap = 0; columnTap < Kernel; columnTap++)
                                matrix[at++] = s_taps[rowPhase, rowTap, row] * s_taps[columnPhase, columnTap, column];
        return tensor(matrix).view(Kernel * Kernel, -1);
    }
}
