namespace AefVideo.Dashboard.Contracts;

/// <summary>How far one generator is interrupted on the held-out crops.</summary>
/// <param name="Name">Such as <c>stargan</c>.</param>
/// <param name="Weight">How much it counts in the optimisation, 0 to 1; all sum to 1.</param>
/// <param name="SuccessRate">SR of the perturbation in use, 0 to 1; null before it was measured and where there is nothing to interrupt.</param>
/// <param name="L2Mask">Mean L2mask likewise.</param>
public sealed record GeneratorView(string Name, double Weight, double? SuccessRate, double? L2Mask);
