using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>A tensor that a module registers as a parameter of its own.</summary>
public class Parameter : Tensor
{
    /// <param name="data">The values; this tensor becomes empty.</param>
    /// <param name="requires_grad">Whether gradients are accumulated in it.</param>
    public Parameter(Tensor data, bool requires_grad = true) : base(data.requires_grad_(requires_grad))
    {
    }
}
