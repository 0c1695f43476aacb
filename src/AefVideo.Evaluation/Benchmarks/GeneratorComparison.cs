namespace AefVideo.Evaluation.Benchmarks;

/// <summary>One generator, in one way, beside the same network in PyTorch.</summary>
/// <param name="Network">Its name.</param>
/// <param name="Batch">Pictures in a pass.</param>
/// <param name="Pass">What was timed.</param>
/// <param name="Type">The type in which ours computed: "float32" or "bfloat16". PyTorch's is float32 always.</param>
/// <param name="Seconds">Of a pass of ours; one value a round, the median of a turn.</param>
/// <param name="ReferenceSeconds">Of a pass of PyTorch's.</param>
/// <param name="Ratio">Ours divided by PyTorch's, round by round.</param>
public sealed record GeneratorComparison(string Network, int Batch, GeneratorPass Pass, string Type, Sample Seconds, Sample ReferenceSeconds, Sample Ratio)
{
    /// <summary>Our quickest turn divided by PyTorch's: what others on the machine do can only slow a turn down.</summary>
    public double RatioOfQuickest => Seconds.Minimum / ReferenceSeconds.Minimum;

    /// <summary>Compares turns of the same rounds.</summary>
    /// <exception cref="ArgumentException">There is not one of each a round.</exception>
    internal static GeneratorComparison Of(string network, int batch, GeneratorPass pass, string type, IReadOnlyList<double> ours, IReadOnlyList<double> reference)
    {
        if (ours.Count != reference.Count) throw new ArgumentException($"There are {ours.Count} turns of ours and {reference.Count} of PyTorch's.", nameof(ours));
        return new(network, batch, pass, type, Sample.Of(ours), Sample.Of(reference), Sample.Of(ours.Zip(reference, (mine, theirs) => mine / theirs)));
    }
}
