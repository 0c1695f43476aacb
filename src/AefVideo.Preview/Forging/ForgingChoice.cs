namespace AefVideo.Preview.Forging;

/// <summary>What is to be forged. Never changes; a new one takes its place.</summary>
/// <param name="Forger">Number of the generator; null for all.</param>
/// <param name="Edits">For each generator, the number of its edit.</param>
/// <param name="Strength">Of the perturbation, 0 to 1.</param>
/// <param name="Face">Which of the faces, counted from the largest.</param>
internal sealed record ForgingChoice(int? Forger, IReadOnlyList<int> Edits, float Strength, int Face);
