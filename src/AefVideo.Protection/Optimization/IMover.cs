using static TorchSharp.torch;

namespace AefVideo.Protection.Optimization;

/// <summary>How a gradient moves δ.</summary>
internal interface IMover
{
    /// <summary>Changes δ and what it keeps beside it in the step's state.</summary>
    /// <param name="step">The state and the constants.</param>
    /// <param name="gradient">∂loss/∂δ, [1, 3, S, S]; the loss is to fall.</param>
    void Move(Step step, Tensor gradient);
}
