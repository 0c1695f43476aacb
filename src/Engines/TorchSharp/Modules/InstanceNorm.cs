using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>Normalises each channel of each sample over its places.</summary>
public abstract class InstanceNorm : NormBase
{
    public InstanceNorm(long num_features, double eps, double? momentum, bool affine, bool track_running_stats, Device? device, ScalarType? dtype, string name)
        : base(num_features, eps, momentum, affine, track_running_stats, device, dtype, name)
    {
    }

    /// <summary>Dimensions of one sample.</summary>
    protected abstract long GetNumberOfBatchDimensions();

    public override Tensor forward(Tensor input)
    {
        ValidateInputDimensions(input);
        var channels = (int)(input.ndim - GetNumberOfBatchDimensions());
        if (input.shape[channels] != num_features)
            throw new ArgumentException($"expected input's size at dim={channels} to match num_features ({num_features}), but got: {input.shape[channels]}.");
        if (channels > 0) return Normalise(input);
        using var batch = input.unsqueeze(0);
        using var result = Normalise(batch);
        return result.squeeze(0);
    }

    private Tensor Normalise(Tensor input) =>
        nn.functional.instance_norm(input, running_mean, running_var, affine ? weight : null, bias, training || !track_running_stats, momentum ?? 0.1, eps);
}
