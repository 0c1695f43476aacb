using TorchSharp.Modules;
using static TorchSharp.torch;

namespace AefVideo.Generators.Layers;

/// <summary>What weights start from: PyTorch's default for convolutions and linear layers, U(−1/√fan-in, 1/√fan-in).</summary>
internal static class InitialValues
{
    public static void Fill(Parameter weight, Parameter? bias, long fanIn)
    {
        using var silent = no_grad();
        var bound = 1 / Math.Sqrt(fanIn);
        weight.uniform_(-bound, bound);
        bias?.uniform_(-bound, bound);
    }
}
