using AefVideo.Protection.Optimization;
using static TorchSharp.torch;

namespace AefVideo.Protection.Rivals;

/// <summary>Moves the Haar coefficients of the chroma planes by momentum and sign, and makes δ of them. Luma is never touched but for the clipping to ±ε.</summary>
internal sealed class ChromaWaveletMover : IMover
{
    private const string Coefficients = "chroma coefficients";
    private const string Velocity = "chroma momentum";

    /// <summary>Begins with the chroma of a perturbation.</summary>
    public static void Begin(OptimizationState state, Tensor delta, OptimizationOptions options)
    {
        using var scope = NewDisposeScope();
        state.Set(Coefficients, ChromaWavelet.Analyse(delta));
        state.Delta = Synthesised(state, options);
    }

    /// <inheritdoc />
    public void Move(Step step, Tensor gradient)
    {
        var state = step.State;
        var towards = ChromaWavelet.Analyse(gradient);
        var velocity = SignStep.Normalized(towards) + step.Options.Momentum * state.Get(Velocity, () => zeros_like(towards));
        state.Set(Velocity, velocity);
        state.Set(Coefficients, state.Get(Coefficients, () => zeros_like(towards)) - velocity.sign() * step.StepSize);
        state.Delta = Synthesised(state, step.Options);
        // What was clipped shall not pile up in the coefficients.
        state.Set(Coefficients, ChromaWavelet.Analyse(state.Delta));
    }

    private static Tensor Synthesised(OptimizationState state, OptimizationOptions options) =>
        ChromaWavelet.Synthesise(state.Get(Coefficients, () => throw new InvalidOperationException("The coefficients were not begun."))).clamp(-options.Epsilon, options.Epsilon);
}
