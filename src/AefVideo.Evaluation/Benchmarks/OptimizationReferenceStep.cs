namespace AefVideo.Evaluation.Benchmarks;

/// <summary>An iteration as PyTorch's side reads it: pictures, and each generator's tag.</summary>
internal sealed record OptimizationReferenceStep(IReadOnlyList<int> Pictures, IReadOnlyList<int> Tags);
