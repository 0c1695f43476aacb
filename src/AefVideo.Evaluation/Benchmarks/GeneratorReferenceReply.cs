namespace AefVideo.Evaluation.Benchmarks;

/// <summary>One line from PyTorch's side; what it does not hold is null.</summary>
internal sealed record GeneratorReferenceReply
{
    /// <summary>Greeting: the version.</summary>
    public string? Torch { get; init; }

    /// <summary>Greeting: threads it computes with.</summary>
    public int? Threads { get; init; }

    /// <summary>Greeting: the module that is not installed.</summary>
    public string? Missing { get; init; }

    /// <summary>What went wrong.</summary>
    public string? Error { get; init; }

    /// <summary>See <see cref="GeneratorDifference" />.</summary>
    public double? Forward { get; init; }

    /// <summary>See <see cref="GeneratorDifference" />.</summary>
    public double? Training { get; init; }

    /// <summary>See <see cref="GeneratorDifference" />.</summary>
    public double? Gradient { get; init; }

    /// <summary>Of each pass.</summary>
    public double[]? Seconds { get; init; }
}
