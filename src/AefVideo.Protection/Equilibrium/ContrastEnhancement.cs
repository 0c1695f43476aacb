using static TorchSharp.torch;

namespace AefVideo.Protection.Equilibrium;

/// <summary>
/// E(C, A): what sets A apart from C in place (local), in the columns' mean (global) and among the pictures of the batch (structure) is laid over A, the more the stronger it is.
/// </summary>
internal static class ContrastEnhancement
{
    private const double Strength = 0.4;
    private const double Temperature = 0.1;
    private const double LeastDeviation = 1e-7;

    /// <summary>A enhanced, with its mean and deviation along dimension 1.</summary>
    /// <param name="clean">C, [N, 32, 32].</param>
    /// <param name="disturbed">A, [N, 32, 32].</param>
    public static Tensor Of(Tensor clean, Tensor disturbed)
    {
        var (cleanMean, cleanDeviation) = Moments(clean);
        var (mean, deviation) = Moments(disturbed);
        var (cleanPlain, plain) = ((clean - cleanMean) / cleanDeviation, (disturbed - mean) / deviation);
        var local = plain - cleanPlain;
        var global = ((mean - cleanMean) / cleanDeviation).expand_as(disturbed);
        var structure = Attention(plain) - Attention(cleanPlain);
        var enhancement = Gated(local) + Gated(global) + Gated(structure);
        var scale = (enhancement.abs().mean([1], keepdim: true) / Temperature).exp();
        var enhanced = disturbed + Strength * scale * enhancement;
        var (enhancedMean, enhancedDeviation) = Moments(enhanced);
        return (enhanced - enhancedMean) / enhancedDeviation * disturbed.std(1, unbiased: true, keepdim: true) + mean;
    }

    private static Tensor Gated(Tensor difference) => difference.abs().mean([1], keepdim: true).sigmoid() * difference;

    /// <summary>Attention of the flattened maps over the batch: softmax(X·Xᵀ/√c)·X with the c columns of X.</summary>
    private static Tensor Attention(Tensor maps)
    {
        var rows = maps.flatten(1);
        return (rows.matmul(rows.transpose(0, 1)) / Math.Sqrt(rows.shape[1])).softmax(1).matmul(rows).view(maps.shape);
    }

    private static (Tensor Mean, Tensor Deviation) Moments(Tensor maps) => (maps.mean([1], keepdim: true), maps.std(1, unbiased: true, keepdim: true) + LeastDeviation);
}
