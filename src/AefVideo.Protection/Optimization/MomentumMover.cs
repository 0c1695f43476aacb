using static TorchSharp.torch;

namespace AefVideo.Protection.Optimization;

/// <summary>g ← g/mean|g| + μ·g_before; δ ← clip(δ − α·sign g, ±ε) (Dong et al., CVPR 2018, arXiv 1710.06081).</summary>
internal sealed class MomentumMover : IMover
{
    private const string Name = "momentum";

    /// <inheritdoc />
    public void Move(Step step, Tensor gradient)
    {
        var state = step.State;
        var velocity = SignStep.Normalized(gradient) + step.Options.Momentum * state.Get(Name, () => zeros_like(state.Delta));
        state.Set(Name, velocity);
        state.Delta = SignStep.From(state.Delta, velocity, step.StepSize, step.Options.Epsilon);
    }
}
