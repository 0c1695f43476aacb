namespace AefVideo.Evaluation.Benchmarks;

/// <summary>One line to PyTorch's side; what is null is left out.</summary>
internal sealed record GeneratorReferenceRequest(string Action)
{
    /// <summary>To load: weights, inputs and our results.</summary>
    public string? File { get; init; }

    /// <summary>To time: "forward" or "both".</summary>
    public string? Pass { get; init; }

    /// <summary>Pictures in a pass.</summary>
    public int? Batch { get; init; }

    /// <summary>Passes that are not counted.</summary>
    public int? Warmups { get; init; }

    /// <summary>Passes that are.</summary>
    public int? Passes { get; init; }
}
