namespace AefVideo.Dashboard.Contracts;

/// <summary>How the refinement stands.</summary>
/// <param name="State">In a word: <c>collecting</c>, <c>refining</c>, <c>judging</c>, <c>faulted</c>.</param>
/// <param name="Iterations">Steps taken so far.</param>
/// <param name="Publications">How often a better perturbation was published.</param>
/// <param name="Crops">Crops that it learns from at the moment.</param>
/// <param name="HeldOut">Crops that candidates are judged by, which it does not learn from.</param>
/// <param name="ProcessorShare">Share of the machine's processor time that it took lately, 0 to 1.</param>
/// <param name="Generators">For each generator of the ensemble.</param>
/// <param name="Message">What is wrong or awaited, in a sentence; null where nothing is.</param>
public sealed record RefinementView(
    string State, long Iterations, int Publications, int Crops, int HeldOut, double ProcessorShare, IReadOnlyList<GeneratorView> Generators, string? Message = null);
