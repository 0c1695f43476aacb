namespace AefVideo.Protection.Optimization;

/// <summary>One iteration.</summary>
/// <param name="Iteration">From 0.</param>
/// <param name="Weights">Each generator's weight in this iteration.</param>
/// <param name="Losses">Each generator's loss; NaN where it was not asked.</param>
/// <param name="SuccessRates">Success rates before this iteration's steps; NaN where they were not measured.</param>
/// <param name="MaskedDistances">Mean L2mask likewise.</param>
public sealed record OptimizationTraceRow(
    long Iteration,
    IReadOnlyList<float> Weights,
    IReadOnlyList<float> Losses,
    IReadOnlyList<float> SuccessRates,
    IReadOnlyList<float> MaskedDistances)
{
    /// <summary>Whether success rates were measured.</summary>
    public bool WasMeasured => SuccessRates.Any(rate => !float.IsNaN(rate));
}
