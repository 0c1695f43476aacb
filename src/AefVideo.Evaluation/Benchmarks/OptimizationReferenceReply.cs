namespace AefVideo.Evaluation.Benchmarks;

/// <summary>The line that PyTorch's side of <see cref="OptimizationBenchmark" /> prints.</summary>
internal sealed record OptimizationReferenceReply
{
    /// <summary>The version.</summary>
    public string? Torch { get; init; }

    /// <summary>Threads it computed with.</summary>
    public int? Threads { get; init; }

    /// <summary>The module that is not installed.</summary>
    public string? Missing { get; init; }

    /// <summary>Of the whole run, without starting and loading.</summary>
    public double? Seconds { get; init; }
}
