using TorchSharp.Modules;
using TorchSharp.Utils;
using static TorchSharp.torch;

namespace AefVideo.Generators.Layers;

/// <summary>
/// Affine instance normalisation of [N, C, H, W], in the type of its input with statistics and parameters in single precision.
/// With running statistics (as in the authors' checkpoints) it uses those in evaluation mode, as PyTorch does; in training mode, and always
/// without them, the picture's own. It never updates them: nothing here runs a network that way except to reproduce the authors' definition.
/// </summary>
internal sealed class InstanceNormalization : nn.Module<Tensor, Tensor>
{
    [ComponentName(Name = "weight")] private readonly Parameter _weight;
    [ComponentName(Name = "bias")] private readonly Parameter _bias;
    [ComponentName(Name = "running_mean")] private readonly Tensor? _mean;
    [ComponentName(Name = "running_var")] private readonly Tensor? _variance;
    [ComponentName(Name = "num_batches_tracked")] private readonly Tensor? _batches;

    public InstanceNormalization(long channels, bool runningStatistics)
        : base(nameof(InstanceNormalization))
    {
        _weight = new Parameter(ones(channels));
        _bias = new Parameter(zeros(channels));
        if (runningStatistics) (_mean, _variance, _batches) = (zeros(channels), ones(channels), zeros(Array.Empty<long>(), int64));
        RegisterComponents();
    }

    public override Tensor forward(Tensor input) => training || _mean is null
        ? nn.functional.instance_norm(input, weight: _weight, bias: _bias)
        : nn.functional.instance_norm(input, _mean, _variance, _weight, _bias, use_input_stats: false);
}
