namespace AefVideo.Evaluation.Benchmarks;

/// <summary>Our optimiser in one type beside PyTorch's in float32.</summary>
/// <param name="Type">"float32" or "bfloat16".</param>
/// <param name="Seconds">Of a run of ours.</param>
/// <param name="ReferenceSeconds">Of a run of PyTorch's.</param>
/// <param name="Speedup">PyTorch's divided by ours, round by round.</param>
/// <param name="EqualShare">Share of the elements of δ that are equal to the bit at the end, 0 to 1.</param>
public sealed record OptimizationComparison(string Type, Sample Seconds, Sample ReferenceSeconds, Sample Speedup, double EqualShare);
