namespace AefVideo.Evaluation.Benchmarks;

/// <summary>All generators forward on one face, one after the other.</summary>
/// <param name="Type">The type in which ours computed: "float32" or "bfloat16".</param>
/// <param name="Seconds">Sum over the generators, one value a round.</param>
public sealed record GeneratorSum(string Type, Sample Seconds)
{
    /// <summary>What it may be at most on two cores, in seconds.</summary>
    public const double Bound = 0.4;

    /// <summary>Adds up the turns of the same round.</summary>
    /// <param name="type">The type.</param>
    /// <param name="turns">One list a generator, one value a round.</param>
    internal static GeneratorSum Of(string type, IReadOnlyList<IReadOnlyList<double>> turns) =>
        new(type, Sample.Of(Enumerable.Range(0, turns[0].Count).Select(round => turns.Sum(turn => turn[round]))));
}
