namespace EngineConformance;

/// <summary>A difference.</summary>
/// <param name="Ours">What ours has.</param>
/// <param name="Official">What the official library has instead, nearest first.</param>
internal sealed record Finding(string Ours, IReadOnlyList<string> Official);
