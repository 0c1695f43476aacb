using static TorchSharp.torch;

namespace AefVideo.Generators.HiSd;

/// <summary>
/// HiSD's instance normalisation: (x − mean) / (std + 10⁻⁵) · weight + bias for each channel of each picture, std unbiased. It is brought to libtorch's
/// fused norm, which divides by √(biased variance + ε); the difference goes into the weight. Computes in the type of its input with statistics in single precision.
/// </summary>
internal static class Standardization
{
    // Added to the standard deviation.
    private const double LeastDeviation = 1e-5;

    // Below this share of the squared mean, a variance found as a difference is mere rounding.
    private const double Cancellation = 1e-6;

    /// <param name="input">[N, C, H, W].</param>
    /// <param name="weight">[N, C], or [1, C] for all pictures.</param>
    /// <param name="bias">As <paramref name="weight" />.</param>
    public static Tensor Apply(Tensor input, Tensor weight, Tensor bias)
    {
        var shape = input.shape;
        var planes = input.reshape(1, shape[0] * shape[1], shape[2], shape[3]);
        var places = (double)(shape[2] * shape[3]);
        var scale = weight.expand(shape[0], shape[1]).reshape(-1) * Math.Sqrt((places - 1) / places);
        // Half-precision types cannot tell the two apart.
        if (input.dtype == ScalarType.Float32) scale = scale * Shrinkage(planes, places);
        return nn.functional.instance_norm(planes, weight: scale, bias: bias.expand(shape[0], shape[1]).reshape(-1), eps: LeastDeviation * LeastDeviation).view(shape);
    }

    /// <summary>std / (std + 10⁻⁵) of each channel. It is so near to 1 that how it changes with the picture does not matter: gradients leave it out.</summary>
    private static Tensor Shrinkage(Tensor planes, double places)
    {
        using var silent = no_grad();
        using var scope = NewDisposeScope();
        var rows = planes.detach().flatten(2).squeeze(0);
        var mean = rows.mean([1]).square();
        var deviation = (rows.norm(1).square() / places - mean).maximum(mean * Cancellation).sqrt() * Math.Sqrt(places / (places - 1));
        return (deviation / (deviation + LeastDeviation)).MoveToOuterDisposeScope();
    }
}
