using AefVideo.Protection.Optimization;
using static TorchSharp.torch;

namespace AefVideo.Protection.Equilibrium;

/// <summary>
/// AEF's weights: EMA_k ← 0.9·EMA_k + 0.1·L_k, starting at 0; w = softmax(EMA / T). L_k is negative, so the generator that is disturbed least weighs most: that is the equilibrium.
/// </summary>
/// <param name="options">Decay, temperature, and whether to correct the start and to read the success metric in place of the loss.</param>
internal sealed class EquilibriumWeights(OptimizationOptions options) : IWeighting
{
    private const string Average = "ema";
    private const string Updates = "ema updates";

    /// <inheritdoc />
    public bool ReadsStrengths { get; } = options.Has(Improvements.MetricWeights);

    /// <inheritdoc />
    public void Update(Step step, Tensor losses, Tensor strengths)
    {
        var state = step.State;
        var seen = ReadsStrengths ? -strengths : losses;
        var average = options.Decay * state.Get(Average, () => zeros(state.Members)) + (1 - options.Decay) * seen;
        state.Set(Average, average);
        if (options.Has(Improvements.BiasCorrection))
        {
            var updates = state.Get(Updates, () => zeros(1)) + 1;
            state.Set(Updates, updates);
            average = average / (1 - Math.Pow(options.Decay, updates.item<float>()));
        }
        state.Weights = (average / options.Temperature).softmax(0);
    }
}
