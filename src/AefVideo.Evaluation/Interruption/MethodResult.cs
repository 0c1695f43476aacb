namespace AefVideo.Evaluation.Interruption;

/// <summary>What a treatment did on one data set.</summary>
/// <param name="Name">The treatment.</param>
/// <param name="Generators">Generator by generator.</param>
/// <param name="Visibility">How far it can be seen.</param>
public sealed record MethodResult(string Name, IReadOnlyList<GeneratorResult> Generators, Visibility Visibility)
{
    /// <summary>SR of the generator that resists most; null where nothing could be measured.</summary>
    public double? MinSr => Generators.Min(generator => generator.Sr?.Value);

    /// <summary>Mean over the generators of SR.</summary>
    public double? MeanSr => Generators.Average(generator => generator.Sr?.Value);

    /// <summary>Mean over the generators of L2mask.</summary>
    public double? MeanL2Mask => Generators.Average(generator => generator.L2Mask?.Value);

    /// <summary>Standard deviation over the generators of L2mask (of the four there are, so divided by their number): how unevenly they are interrupted.</summary>
    public double? StdL2Mask
    {
        get
        {
            var values = Generators.Select(generator => generator.L2Mask?.Value).OfType<double>().ToList();
            if (values.Count == 0) return null;
            var mean = values.Average();
            return Math.Sqrt(values.Average(value => (value - mean) * (value - mean)));
        }
    }
}
