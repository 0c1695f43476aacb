using AefVideo.Protection;
using TorchSharp;

namespace AefVideo.Preview.Benchmarks;

/// <summary>What <see cref="PreviewBenchmark" /> measures.</summary>
public sealed record PreviewBenchmarkOptions
{
    /// <summary>As <see cref="PreviewOptions.Source" /> has it.</summary>
    public required string Source { get; init; }

    /// <summary>What protects.</summary>
    public required Perturbation Perturbation { get; init; }

    /// <summary>Width of the view in pixels.</summary>
    public int Width { get; init; } = 1280;

    /// <summary>Height of the view in pixels.</summary>
    public int Height { get; init; } = 720;

    /// <summary>Frames of each layout.</summary>
    public int Frames { get; init; } = 120;

    /// <summary>How long each generator forges.</summary>
    public TimeSpan ForgingTime { get; init; } = TimeSpan.FromSeconds(4);

    /// <summary>Type in which generators compute; null for what this machine is faster at.</summary>
    public torch.ScalarType? ComputeType { get; init; }

    /// <summary>Cores for the generators; null for half of them, as in a preview.</summary>
    public int? Threads { get; init; }
}
