using AefVideo.Protection;
using AefVideo.Protection.Optimization;

namespace AefVideo.Evaluation.Interruption;

/// <summary>What is done to every face before it is forged.</summary>
/// <param name="Name">What it is called in tables: a method, a file, or <c>none</c>.</param>
/// <param name="Perturbation">What is added; null for nothing.</param>
/// <param name="Trace">How it was optimised, where that is known.</param>
public sealed record Treatment(string Name, Perturbation? Perturbation, OptimizationTrace? Trace = null)
{
    /// <summary>The control that adds nothing.</summary>
    public static Treatment None { get; } = new("none", null);

    /// <summary>The control that adds +ε or −ε by a fair coin.</summary>
    /// <param name="size">Height and width, in pixels.</param>
    /// <param name="epsilon">ε, in units of [-1,1] images.</param>
    public static Treatment Random(int size, float epsilon) => new("random", Perturbation.Random(size, epsilon, seed: 1));

    /// <summary>The control, as strong as the strongest that it stands beside.</summary>
    /// <param name="size">Height and width, in pixels.</param>
    /// <param name="epsilons">ε of the others; none for AEF's.</param>
    public static Treatment RandomBeside(int size, IReadOnlyList<float> epsilons) => Random(size, epsilons is { Count: > 0 } ? epsilons.Max() : (float)new OptimizationOptions().Epsilon);
}
