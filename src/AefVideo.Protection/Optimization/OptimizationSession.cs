using static TorchSharp.torch;

namespace AefVideo.Protection.Optimization;

/// <summary>Runs iterations of a method on a state.</summary>
/// <param name="stages">What every batch goes through.</param>
/// <param name="state">Changed by every iteration; stays the caller's.</param>
/// <param name="scenes">Pictures and requests; stay the caller's.</param>
/// <param name="options">Constants.</param>
/// <param name="total">Iterations that there are.</param>
internal sealed class OptimizationSession(IReadOnlyList<IStage> stages, OptimizationState state, Scenes scenes, OptimizationOptions options, long total)
{
    /// <summary>Runs one iteration.</summary>
    /// <param name="iteration">From 0.</param>
    /// <param name="scores">What was measured before it; empty for nothing.</param>
    public OptimizationTraceRow Iterate(long iteration, IReadOnlyList<MemberScore> scores)
    {
        using var scope = NewDisposeScope();
        var stepSize = options.Has(Improvements.StepDecay) ? options.StepSize * (total - iteration) / total : options.StepSize;
        var (images, views) = scenes.Take(iteration);
        var step = new Step(state, options, images, views, iteration, stepSize);
        var weights = state.Weights.data<float>().ToArray();
        foreach (var stage in stages) stage.Run(step);
        return new(
            iteration,
            weights,
            Array.ConvertAll(step.Losses, loss => (float)loss),
            scores.Count > 0 ? [.. scores.Select(score => (float)(score.SuccessRate ?? double.NaN))] : Nothing(),
            scores.Count > 0 ? [.. scores.Select(score => (float)(score.MaskedDistance ?? double.NaN))] : Nothing());
    }

    private float[] Nothing() => [.. Enumerable.Repeat(float.NaN, state.Members)];
}
