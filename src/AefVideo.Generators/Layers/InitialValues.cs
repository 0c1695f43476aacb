using TorchSharp.Modules;
using static TorchSharp.torch;

namespace AefVideo.Generators.Layers;

/// <summary>What weights start from.</summary>
internal static class InitialValues
{
    /// <summary>PyTorch's default for convolutions and linear layers: U(−1/√fan-in, 1/√fan-in).</summary>
    public static void Fill(Parameter weight, Parameter? bias, long fanIn)
    {
        using var silent = no_grad();
        var bound = 1 / Math.Sqrt(fanIn);
        weight.uniform_(-bound, bound);
        bias?.uniform_(-bound, bound);
    }

    /// <summary>Keeps the signal's size through (leaky) ReLUs where no norm restores it: every convolution of a network to N(0, 2/fan-in) (He et al. 2015), its bias to 0.</summary>
    public static void KeepSize(nn.Module network)
    {
        using var silent = no_grad();
        foreach (var parameter in network.parameters())
        {
            if (parameter.dim() == 1) parameter.zero_();
            else parameter.normal_(0, Math.Sqrt(2.0 * parameter.shape[0] / parameter.numel()));
        }
    }
}
