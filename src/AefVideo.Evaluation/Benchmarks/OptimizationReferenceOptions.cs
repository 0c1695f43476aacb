namespace AefVideo.Evaluation.Benchmarks;

/// <summary>The constants of a run as PyTorch's side reads them.</summary>
internal sealed record OptimizationReferenceOptions(
    int Generators, double Epsilon, double Step, int FeatureSteps, double FeatureWeight, double Decay, double Temperature, double Momentum, double Diversity, ulong Seed);
