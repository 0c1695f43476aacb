namespace AefVideo.Preview.Benchmarks;

/// <summary>What was measured.</summary>
/// <param name="Source">What was shown.</param>
/// <param name="Renderer">The graphics driver.</param>
/// <param name="Width">Of the view.</param>
/// <param name="Height">Of the view.</param>
/// <param name="Precision">Type in which generators computed.</param>
/// <param name="Threads">Cores that they had.</param>
/// <param name="Layouts">Each layout.</param>
/// <param name="Forging">Each generator.</param>
public sealed record PreviewBenchmarkResult(
    string Source, string Renderer, int Width, int Height, string Precision, int Threads, IReadOnlyList<LayoutMeasure> Layouts, IReadOnlyList<ForgingMeasure> Forging);
