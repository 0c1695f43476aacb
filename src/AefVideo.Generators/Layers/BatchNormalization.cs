using TorchSharp.Modules;
using TorchSharp.Utils;
using static TorchSharp.torch;

namespace AefVideo.Generators.Layers;

/// <summary>
/// Affine batch normalisation of [N, C, H, W], in the type of its input with statistics and parameters in single precision.
/// In training mode it uses the batch's statistics and moves the running ones towards them, in evaluation mode it uses the running ones.
/// </summary>
internal sealed class BatchNormalization : nn.Module<Tensor, Tensor>
{
    [ComponentName(Name = "weight")] private readonly Parameter _weight;
    [ComponentName(Name = "bias")] private readonly Parameter _bias;
    [ComponentName(Name = "running_mean")] private readonly Tensor _mean;
    [ComponentName(Name = "running_var")] private readonly Tensor _variance;
    [ComponentName(Name = "num_batches_tracked")] private readonly Tensor _batches;

    public BatchNormalization(long channels)
        : base(nameof(BatchNormalization))
    {
        _weight = new Parameter(ones(channels));
        _bias = new Parameter(zeros(channels));
        (_mean, _variance, _batches) = (zeros(channels), ones(channels), zeros(Array.Empty<long>(), int64));
        RegisterComponents();
    }

    public override Tensor forward(Tensor input)
    {
        if (training) _batches.add_(1);
        return nn.functional.batch_norm(input, _mean, _variance, _weight, _bias, training);
    }
}
